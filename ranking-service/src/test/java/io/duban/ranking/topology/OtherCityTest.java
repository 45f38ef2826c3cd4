package io.duban.ranking.topology;

import static io.duban.ranking.City.attached;
import static io.duban.ranking.City.excluded;
import static io.duban.ranking.City.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.event.ComplaintEvent;
import io.duban.contracts.event.ComplaintEvent.DayClosed;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.event.RankingEvent.RankingFinalised;
import io.duban.contracts.ladder.Miss;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Day;
import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.RulebookSource;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.Subject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Another city's file, with other numbers, ladders and periods, in the same topology. */
class OtherCityTest {

    private static final Rulebook QINGSHAN =
            RulebookSource.of("../contracts/src/test/resources/rulebooks/qingshan-2030.yaml")
                    .rulebook();
    private static final Month JANUARY = Month.of(2030, 1);
    private static final LocalDate FIRST_QUARTER_CLOSES = LocalDate.of(2030, 4, 5);

    @TempDir Path stateDir;

    private DrivenTopology topology;

    @BeforeEach
    void start() {
        topology = new DrivenTopology(stateDir, QINGSHAN);
        topology.pipe(
                new BodyRecorded(new BodyProfile("ST1", BodyLevel.STREET, "青山街道", "CO1", "街道"), 1));
        topology.pipe(
                new BodyRecorded(new BodyProfile("ST2", BodyLevel.STREET, "青山镇", "CO1", "镇"), 1));
        tell(recorded("A"), recorded("B"), recorded("C"));
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void a_quarter_adds_up_its_months_and_closes_five_days_after_the_last() {
        quarter();

        Board board = quarterly("2030-Q1");
        assertThat(board.closedOn()).isEqualTo(FIRST_QUARTER_CLOSES);
        assertThat(board.rows())
                .extracting(
                        it -> it.subject().code(), it -> it.value().intValue(), BoardRow::listed)
                .containsExactly(tuple("A", 4, true), tuple("B", 3, true), tuple("C", 1, false));
        assertThat(topology.raised())
                .extracting(it -> it.escalation().subject().code(), it -> it.escalation().measure())
                .contains(tuple("A", Measure.REPLACE_MANAGER), tuple("B", Measure.REPLACE_MANAGER));
    }

    @Test
    void the_second_quarter_in_a_row_blacklists_and_a_correction_takes_it_back() {
        quarter();
        complaints("A", Month.of(2030, 5), 3);
        complaints("B", Month.of(2030, 6), 2);
        days(FIRST_QUARTER_CLOSES.plusDays(1), LocalDate.of(2030, 7, 5));
        topology.clear();

        tell(excluded("B-2030-06-0", 2, "B", Month.of(2030, 6)));
        days(LocalDate.of(2030, 7, 6), LocalDate.of(2030, 7, 25));

        assertThat(quarterly("2030-Q2").revision()).isEqualTo(2);
        assertThat(topology.escalations(EscalationRevoked.class))
                .extracting(it -> it.escalation().subject().code(), it -> it.escalation().measure())
                .containsExactly(tuple("B", Measure.BLACKLIST));
        assertThat(topology.rankings(RankingFinalised.class))
                .extracting(it -> it.period().id())
                .contains("2030-Q2");
    }

    @Test
    void towns_are_ranked_with_the_streets_where_the_file_says_so() {
        quarter();

        assertThat(topology.boards())
                .filteredOn(it -> it.ranking().equals("streets-twice-a-year"))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.period().id()).isEqualTo("2030-03-31");
                            assertThat(it.notRated())
                                    .extracting(out -> out.subject().code())
                                    .containsExactly("ST2");
                        });
    }

    @Test
    void the_first_miss_is_an_interview_and_the_second_accountability() {
        for (int day = 10; day < 12; day++) {
            LocalDate due = LocalDate.of(2030, 1, day);
            topology.pipe(
                    new TasksMissed(
                            due,
                            1,
                            due,
                            List.of(new Miss(Subject.county("CO1", "县"), new Day(due), "K1"))));
            days(due, due);
        }

        assertThat(topology.raised())
                .extracting(it -> it.escalation().measure())
                .containsExactly(Measure.INTERVIEW_COUNTY, Measure.ACCOUNTABILITY);
    }

    private void quarter() {
        complaints("A", JANUARY, 1);
        complaints("A", Month.of(2030, 3), 3);
        complaints("B", JANUARY, 3);
        complaints("C", Month.of(2030, 2), 1);
        days(LocalDate.of(2030, 1, 31), FIRST_QUARTER_CLOSES);
    }

    private Board quarterly(String period) {
        return topology.boards().stream()
                .filter(it -> it.period().id().equals(period))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private void complaints(String estateId, Month month, int count) {
        for (int i = 0; i < count; i++) {
            tell(attached(estateId + "-" + month + "-" + i, estateId, month));
        }
    }

    /** The days on which something closes or becomes final, and the last one. */
    private void days(LocalDate from, LocalDate through) {
        from.datesUntil(through.plusDays(1))
                .filter(day -> day.getDayOfMonth() % 20 == 5 || day.equals(through))
                .forEach(
                        day ->
                                tell(
                                        new DayClosed(
                                                day, QINGSHAN.closings(day, from.minusYears(1)))));
    }

    private void tell(ComplaintEvent... events) {
        topology.tell(List.of(events));
    }
}
