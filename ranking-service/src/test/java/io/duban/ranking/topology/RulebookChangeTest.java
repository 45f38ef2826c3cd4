package io.duban.ranking.topology;

import static io.duban.ranking.City.AUGUST;
import static io.duban.ranking.City.JULY;
import static io.duban.ranking.City.JUNE;
import static io.duban.ranking.City.attached;
import static io.duban.ranking.City.closed;
import static io.duban.ranking.City.closingDay;
import static io.duban.ranking.City.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.duban.contracts.board.BoardRow;
import io.duban.contracts.event.CalendarEvent.RulebookAdopted;
import io.duban.contracts.event.ComplaintEvent;
import io.duban.contracts.event.ComplaintEvent.DayClosed;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.event.MonthClosing;
import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Day;
import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.FindingKind;
import io.duban.contracts.rulebook.RulebookSource;
import io.duban.contracts.subject.Subject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;

/** A new rulebook and a reopened month, in the topology as it runs. */
class RulebookChangeTest {

    @TempDir Path stateDir;

    private DrivenTopology topology;

    @BeforeEach
    void start() {
        topology = new DrivenTopology(stateDir);
        tell(recorded("A"), recorded("B"));
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void a_new_edition_acts_on_the_months_that_begin_after_it_and_streaks_run_on() {
        june();
        adopt(2, LocalDate.of(2022, 7, 15), 1);
        complaints(JULY);
        close(JULY);
        complaints(AUGUST);
        close(AUGUST);

        assertThat(topology.boards())
                .extracting(
                        it -> it.period().id(),
                        it -> it.rows().stream().filter(BoardRow::listed).count())
                .containsExactly(tuple("2022-06", 2L), tuple("2022-07", 2L), tuple("2022-08", 1L));
        assertThat(topology.raised())
                .extracting(
                        it -> it.escalation().subject().code(),
                        it -> it.escalation().period().id(),
                        it -> it.escalation().measure())
                .contains(
                        tuple("A", "2022-08", Measure.BLACKLIST),
                        tuple("B", "2022-07", Measure.REPLACE_MANAGER))
                .doesNotContain(tuple("B", "2022-08", Measure.BLACKLIST));
    }

    @Test
    void a_revision_of_an_old_month_goes_by_the_old_edition() {
        june();
        adopt(2, LocalDate.of(2022, 7, 5), 1);

        tell(attached("late", "B", JUNE));
        tell(closed(closingDay(JUNE).plusDays(2)));

        assertThat(topology.boards().getLast().revision()).isEqualTo(2);
        assertThat(topology.boards().getLast().rows()).allMatch(BoardRow::listed);
        assertThat(topology.escalations(EscalationRevoked.class)).isEmpty();
    }

    @Test
    void an_edition_that_is_told_twice_is_taken_once() {
        june();
        adopt(2, LocalDate.of(2022, 7, 15), 1);
        adopt(2, LocalDate.of(2022, 7, 15), 1);
        complaints(AUGUST);
        close(AUGUST);

        assertThat(topology.boards()).hasSize(2);
    }

    @Test
    void a_finding_on_an_editions_first_day_waits_for_the_day_before() {
        LocalDate first = LocalDate.of(2022, 7, 15);
        close(first.minusDays(2));
        adopt(
                2,
                first,
                text -> text.replace("measure: DISCIPLINE_REFERRAL", "measure: PUBLIC_CRITICISM"));
        topology.pipe(finding("F1", first.minusDays(1)));
        assertThat(measures()).containsExactly(Measure.DISCIPLINE_REFERRAL);
        topology.pipe(finding("F2", first));
        assertThat(measures()).hasSize(1);

        close(first.minusDays(1));

        assertThat(measures())
                .containsExactly(Measure.DISCIPLINE_REFERRAL, Measure.PUBLIC_CRITICISM);
    }

    @Test
    void a_reopened_month_takes_in_what_came_after_it_was_final() {
        june();
        LocalDate end = closingDay(JUNE).plusDays(30);
        closingDay(JUNE).plusDays(1).datesUntil(end.plusDays(1)).forEach(this::close);
        tell(attached("late", "B", JUNE), attached("later", "B", JUNE));
        close(end.plusDays(1));
        topology.clear();

        reopened(end.plusDays(2), false);
        reopened(end.plusDays(3), true);

        assertThat(topology.boards())
                .filteredOn(it -> it.period().equals(JUNE))
                .singleElement()
                .satisfies(
                        board -> {
                            assertThat(board.revision()).isEqualTo(2);
                            assertThat(board.rows().getFirst().subject().code()).isEqualTo("B");
                        });
    }

    private void june() {
        complaints(JUNE);
        close(JUNE);
    }

    /** A has one complaint more than B. */
    private void complaints(Month month) {
        tell(attached("A1" + month, "A", month), attached("A2" + month, "A", month));
        tell(attached("B1" + month, "B", month));
    }

    private void close(Month month) {
        close(closingDay(month));
    }

    private void close(LocalDate day) {
        tell(closed(day));
    }

    private void reopened(LocalDate day, boolean last) {
        topology.tell(List.of(new DayClosed(day, List.of(new MonthClosing(JUNE, last)))));
    }

    private static FindingRecorded finding(String id, LocalDate on) {
        return new FindingRecorded(
                id,
                new Finding(
                        FindingKind.FORMALISM,
                        Subject.county("CO1", "兰山区"),
                        null,
                        new Day(on),
                        "材料造假",
                        List.of("doc-" + id)));
    }

    private List<Measure> measures() {
        return topology.raised().stream().map(it -> it.escalation().measure()).toList();
    }

    private void adopt(int version, LocalDate from, int places) {
        adopt(version, from, text -> text.replace("places: 30 ", "places: " + places + " "));
    }

    private void adopt(int version, LocalDate from, UnaryOperator<String> change) {
        String text =
                RulebookSource.of("linyi-2022-57")
                        .text()
                        .replace("version: 1", "version: " + version)
                        .replace("effectiveFrom: 2022-05-13", "effectiveFrom: " + from);
        topology.tell(
                List.of(
                        new RulebookAdopted(
                                version, from, change.apply(text), from.minusDays(1), "admin")));
    }

    private void tell(ComplaintEvent... events) {
        topology.tell(List.of(events));
    }
}
