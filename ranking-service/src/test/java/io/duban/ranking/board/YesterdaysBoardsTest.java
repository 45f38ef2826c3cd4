package io.duban.ranking.board;

import static io.duban.ranking.City.JULY;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.Identifiers;
import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent.EscalationAmended;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.contracts.ladder.Ladders;
import io.duban.contracts.measure.EscalationState;
import io.duban.contracts.period.Month;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.ranking.Boards;
import io.duban.contracts.ranking.Candidate;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.Subject;
import io.duban.ranking.City;
import io.duban.ranking.YesterdaysRelease;
import io.duban.ranking.ladder.Emitted;
import io.duban.ranking.ladder.InMemoryLadder;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the release before published, under this one (RULES 2.0, 4). */
class YesterdaysBoardsTest {

    private static final RankingRule RULE =
            City.RULEBOOK.ranking("county-progress-monthly").orElseThrow();
    private static final LocalDate CLOSED = LocalDate.of(2022, 8, 3);

    private final InMemoryMerge state = new InMemoryMerge();
    private final InMemoryLadder ladder = new InMemoryLadder();
    private final BoardMerge merge =
            new BoardMerge(
                    state,
                    new InMemoryFacts(),
                    ladder,
                    City.RULEBOOK,
                    City.FIRST_DAY,
                    1,
                    _ -> {},
                    () -> true);

    @Test
    void a_board_is_read_and_keeps_the_hash_under_which_it_was_published() {
        Board board = YesterdaysRelease.written(published("0.25", "1"));

        assertThat(board.rows()).allMatch(YesterdaysRelease::isOld);
        assertThat(board.rated()).isEqualTo(2);
        assertThat(board.hash())
                .isEqualTo(
                        Identifiers.sha256(
                                """
                                county-progress-monthly
                                2022-07
                                decided
                                county/C1\t1\t1\t-\t
                                county/C0\t2\t0.25\tL\t
                                """));
    }

    @Test
    void a_board_that_listed_rightly_gets_no_revision_and_nobody_another_letter() {
        yesterdayWas(
                YesterdaysRelease.written(published("0.1", "0.2", "0.3", "0.9", "1", "1", "1")));

        assertThat(nextDay(CLOSED.plusDays(1), "0.1", "0.2", "0.3", "0.9", "1", "1", "1"))
                .noneMatch(RankingPublished.class::isInstance)
                .noneMatch(EscalationRaised.class::isInstance)
                .noneMatch(EscalationRevoked.class::isInstance);
    }

    @Test
    void a_board_that_listed_the_best_is_revised_once_and_their_letters_are_taken_back() {
        yesterdayWas(YesterdaysRelease.listingAll(published("0.25", "1", "1", "1", "1", "1", "1")));

        List<DubanEvent> first = nextDay(CLOSED.plusDays(1), "0.25", "1", "1", "1", "1", "1", "1");
        List<DubanEvent> second = nextDay(CLOSED.plusDays(2), "0.25", "1", "1", "1", "1", "1", "1");

        assertThat(first).filteredOn(EscalationRevoked.class::isInstance).hasSize(6);
        assertThat(first)
                .noneMatch(EscalationRaised.class::isInstance)
                .noneMatch(EscalationAmended.class::isInstance);
        assertThat(first)
                .filteredOn(RankingPublished.class::isInstance)
                .map(it -> ((RankingPublished) it).board())
                .singleElement()
                .satisfies(it -> assertThat(it.revision()).isEqualTo(2))
                .satisfies(it -> assertThat(it.rows()).filteredOn(BoardRow::listed).hasSize(1));
        assertThat(second).noneMatch(RankingPublished.class::isInstance);
    }

    @Test
    void a_month_that_is_final_keeps_its_list_and_its_letters_when_the_next_one_closes() {
        yesterdayWas(YesterdaysRelease.listingAll(published("0.25", "1", "1", "1", "1", "1", "1")));
        LocalDate closes = LocalDate.of(2022, 9, 3);
        state.lastDay(closes.minusDays(1));

        List<DubanEvent> said = day(closes, City.AUGUST, "0.25", "1", "1", "1", "1", "1", "1");

        assertThat(said)
                .filteredOn(EscalationRaised.class::isInstance)
                .map(it -> ((EscalationRaised) it).escalation())
                .singleElement()
                .satisfies(it -> assertThat(it.period()).isEqualTo(City.AUGUST))
                .satisfies(it -> assertThat(it.subject()).isEqualTo(county(0)));
        assertThat(said).noneMatch(EscalationRevoked.class::isInstance);
    }

    private static Board published(String... rates) {
        List<Candidate> candidates = new ArrayList<>();
        for (CountyProgress it : progress(rates)) {
            candidates.add(
                    Candidate.of(
                            it.county(),
                            Map.of(
                                    Metric.DELIVERY_RATE,
                                    it.deliveryRate(),
                                    Metric.OVERDUE_DAYS,
                                    BigDecimal.valueOf(it.overdueDays()))));
        }
        return Boards.publish(RULE, JULY, CLOSED, candidates, null);
    }

    /** Whoever is not at 1 is overdue for 5 days. */
    private static List<CountyProgress> progress(String... rates) {
        List<CountyProgress> counties = new ArrayList<>();
        for (int i = 0; i < rates.length; i++) {
            counties.add(
                    new CountyProgress(
                            county(i),
                            BigDecimal.ONE,
                            BigDecimal.ONE,
                            new BigDecimal(rates[i]),
                            rates[i].equals("1") ? 0 : 5));
        }
        return counties;
    }

    private static Subject county(int number) {
        return Subject.county("C" + number, "县" + number);
    }

    /** The board, its listings and the letters that stand on it. */
    private void yesterdayWas(Board board) {
        state.publish(board);
        state.lastDay(CLOSED);
        ladder.list(RULE.id(), JULY, YesterdaysRelease.listings(board));
        Ladders.escalations(ladder.history(RULE.id()), RULE)
                .forEach(it -> ladder.keep(new Emitted(it, EscalationState.RAISED, 1)));
    }

    private List<DubanEvent> nextDay(LocalDate day, String... rates) {
        return day(day, JULY, rates);
    }

    private List<DubanEvent> day(LocalDate day, Month month, String... rates) {
        for (int i = 0; i < rates.length; i++) {
            BodyProfile body =
                    new BodyProfile("C" + i, BodyLevel.COUNTY, county(i).name(), null, "县");
            merge.apply(Side.BODIES, new BodyRecorded(body, 1));
        }
        merge.apply(Side.PROJECTS, new ProgressAssessed(month, 1, CLOSED, progress(rates)));
        City.marks(day).forEach(merge::apply);
        return merge.apply(
                new DayPart(day, 0, List.of(new MonthPart(month, false, Optional.empty()))));
    }
}
