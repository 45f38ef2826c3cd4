package io.duban.ranking.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.event.RankingEvent.RankingDayPublished;
import io.duban.contracts.event.RankingEvent.RankingFailed;
import io.duban.contracts.event.RankingEvent.RankingFinalised;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.ladder.Miss;
import io.duban.contracts.period.Day;
import io.duban.contracts.period.Month;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.rulebook.FindingKind;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.Subject;
import io.duban.ranking.City;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One fault stops one thing (DESIGN 12). */
class OneFaultTest {

    private static final LocalDate JUNE_CLOSES = LocalDate.of(2022, 7, 3);
    private static final LocalDate JULY_CLOSES = LocalDate.of(2022, 8, 3);
    private static final String PROGRESS = "county-progress-monthly";

    private final DrivenMerge merge = new DrivenMerge();

    @Test
    void a_street_that_names_no_kind_is_of_none_and_stops_nothing() {
        street("S1", "街道");
        street("S2", null);

        merge.close(JUNE_CLOSES, Optional.of(part(City.JUNE, false)));

        assertThat(merge.board("street-work", "2022-06-30").notRated())
                .extracting(it -> it.subject().code())
                .containsExactly("S1");
        assertThat(merge.said()).contains(new RankingDayPublished(JUNE_CLOSES));
        assertThat(failed()).isEmpty();
    }

    @Test
    void a_ranking_that_cannot_be_computed_says_so_while_all_else_goes_on() {
        counties();
        contradictory(1);

        merge.close(JULY_CLOSES, Optional.of(part(City.JULY, false)));

        assertThat(failed())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.ranking()).isEqualTo(PROGRESS);
                            assertThat(it.period()).isEqualTo(City.JULY);
                            assertThat(it.day()).isEqualTo(JULY_CLOSES);
                            assertThat(it.problem()).contains("榜单未能算出");
                            assertThat(it.cause()).startsWith("IllegalStateException");
                        });
        assertThat(boards()).contains("estate-complaints").doesNotContain(PROGRESS);
        assertThat(merge.said()).endsWith(dayMarks(JULY_CLOSES));
        assertThat(merge.state().lastDay()).contains(JULY_CLOSES);
    }

    @Test
    void it_is_tried_again_every_day_until_it_succeeds() {
        counties();
        contradictory(1);
        merge.close(JULY_CLOSES, Optional.of(part(City.JULY, false)));
        merge.said().clear();

        merge.close(JULY_CLOSES.plusDays(1), Optional.of(unchanged(City.JULY, false)));

        assertThat(failed())
                .extracting(RankingFailed::day)
                .containsExactly(JULY_CLOSES.plusDays(1));
        merge.said().clear();

        consistent(2);
        merge.close(JULY_CLOSES.plusDays(2), Optional.of(unchanged(City.JULY, false)));

        assertThat(failed()).isEmpty();
        assertThat(merge.board(PROGRESS, "2022-07").revision()).isEqualTo(1);
        assertThat(merge.raised(PROGRESS)).isNotEmpty();
        assertThat(merge.state().failures()).isEmpty();
    }

    @Test
    void what_fails_on_its_last_day_becomes_final_when_it_succeeds() {
        counties();
        contradictory(1);
        merge.close(JULY_CLOSES.plusDays(30), Optional.of(part(City.JULY, true)));
        assertThat(finalised()).doesNotContain(PROGRESS).contains("estate-complaints");
        merge.said().clear();

        consistent(2);
        merge.close(JULY_CLOSES.plusDays(31), Optional.empty());

        // June is marked here for the first time, and with it its half-year.
        assertThat(boards()).containsExactly("county-property", PROGRESS);
        assertThat(finalised()).containsExactly(PROGRESS);
        assertThat(merge.state().failures()).isEmpty();
    }

    @Test
    void a_revision_that_cannot_be_computed_leaves_the_board_and_its_measures() {
        counties();
        consistent(1);
        merge.close(JULY_CLOSES, Optional.of(part(City.JULY, false)));
        merge.said().clear();

        contradictory(2);
        merge.close(JULY_CLOSES.plusDays(1), Optional.of(unchanged(City.JULY, false)));

        assertThat(failed()).hasSize(1);
        assertThat(merge.revoked()).isEmpty();
        assertThat(boards()).isEmpty();

        consistent(3);
        merge.close(JULY_CLOSES.plusDays(2), Optional.of(unchanged(City.JULY, false)));

        assertThat(merge.state().failures()).isEmpty();
        assertThat(merge.state().board(PROGRESS, City.JULY).orElseThrow().revision()).isEqualTo(1);
    }

    @Test
    void a_board_whose_measures_cannot_be_said_is_not_published_and_leaves_nothing_half_done() {
        counties();
        consistent(1);
        // The second of the three letters cannot go out.
        merge.refuse(secondLetterOf(PROGRESS));

        merge.close(JULY_CLOSES, Optional.of(part(City.JULY, false)));

        assertThat(failed())
                .singleElement()
                .satisfies(it -> assertThat(it.problem()).contains("榜单暂缓公布"));
        assertThat(boards()).contains("estate-complaints").doesNotContain(PROGRESS);
        assertThat(merge.raised(PROGRESS)).isEmpty();
        assertThat(merge.state().board(PROGRESS, City.JULY)).isEmpty();

        merge.refuse(_ -> false);
        merge.close(JULY_CLOSES.plusDays(1), Optional.of(unchanged(City.JULY, false)));

        assertThat(merge.board(PROGRESS, "2022-07").revision()).isEqualTo(1);
        assertThat(merge.raised(PROGRESS)).hasSize(3);
        assertThat(transitions(PROGRESS)).containsOnly(1);
    }

    @Test
    void an_estate_board_that_fails_is_made_again_although_no_complaint_has_changed() {
        merge.refuse(
                it ->
                        it instanceof RankingPublished published
                                && published.board().ranking().equals("estate-complaints"));
        merge.close(JUNE_CLOSES, Optional.of(part(City.JUNE, false)));
        assertThat(failed()).extracting(RankingFailed::ranking).contains("estate-complaints");

        merge.refuse(_ -> false);
        merge.close(JUNE_CLOSES.plusDays(1), Optional.of(unchanged(City.JUNE, false)));

        assertThat(merge.board("estate-complaints", "2022-06").revision()).isEqualTo(1);
    }

    @Test
    void misses_that_cannot_be_settled_do_not_stop_the_day_and_are_settled_later() {
        LocalDate day = LocalDate.of(2022, 6, 10);
        Subject county = Subject.county("C1", "县1");
        merge.tell(
                Side.PROJECTS,
                new TasksMissed(day, 1, day, List.of(new Miss(county, new Day(day), "K1"))));
        merge.refuse(EscalationRaised.class::isInstance);

        merge.close(day, Optional.empty());

        assertThat(failed()).extracting(RankingFailed::ranking).contains("county-task-misses");
        assertThat(merge.said()).endsWith(dayMarks(day));
        assertThat(merge.raised("county-task-misses")).isEmpty();

        merge.refuse(_ -> false);
        merge.close(day.plusDays(1), Optional.empty());

        assertThat(merge.raised("county-task-misses")).containsExactly("C1 CIRCULAR");
        assertThat(merge.state().failures()).isEmpty();
    }

    @Test
    void a_finding_that_cannot_be_settled_is_said_at_once_and_settled_at_the_days_end() {
        LocalDate day = LocalDate.of(2022, 6, 10);
        merge.state().lastDay(day.minusDays(1));
        merge.refuse(EscalationRaised.class::isInstance);

        merge.tell(Side.SUPERVISION, new FindingRecorded("F1", inaction(day)));

        assertThat(failed())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.ranking()).isEqualTo("finding-inaction");
                            assertThat(it.day()).isEqualTo(day.minusDays(1));
                        });

        merge.refuse(_ -> false);
        merge.close(day, Optional.empty());

        assertThat(merge.raised("finding-inaction")).containsExactly("C1 ACCOUNTABILITY_LETTER");
        assertThat(merge.state().failures()).isEmpty();
    }

    private void street(String code, String kind) {
        BodyProfile street = new BodyProfile(code, BodyLevel.STREET, code, "CO1", kind);
        merge.tell(Side.BODIES, new BodyRecorded(street, 1));
    }

    private void counties() {
        for (int i = 0; i < 7; i++) {
            BodyProfile county = new BodyProfile("C" + i, BodyLevel.COUNTY, "县" + i, null, "县");
            merge.tell(Side.BODIES, new BodyRecorded(county, 1));
        }
    }

    private void consistent(long version) {
        assess(version, IntStream.range(0, 7).mapToObj(OneFaultTest::progress).toList());
    }

    /** One county twice: nobody can tell which of the two is true. */
    private void contradictory(long version) {
        List<CountyProgress> twice = new ArrayList<>();
        twice.add(progress(1));
        twice.add(progress(1));
        assess(version, twice);
    }

    private void assess(long version, List<CountyProgress> progress) {
        merge.tell(Side.PROJECTS, new ProgressAssessed(City.JULY, version, JULY_CLOSES, progress));
    }

    private static CountyProgress progress(int i) {
        return new CountyProgress(
                Subject.county("C" + i, "县" + i),
                BigDecimal.TEN,
                BigDecimal.valueOf(i),
                new BigDecimal("0." + i + "000"),
                5);
    }

    private static Finding inaction(LocalDate on) {
        return new Finding(
                FindingKind.INACTION,
                Subject.county("C1", "县1"),
                null,
                new Day(on),
                "推诿扯皮",
                List.of("doc-1"));
    }

    private static Predicate<DubanEvent> secondLetterOf(String rule) {
        int[] seen = {0};
        return it ->
                it instanceof EscalationRaised raised
                        && raised.escalation().rule().equals(rule)
                        && ++seen[0] == 2;
    }

    private static MonthPart part(Month month, boolean last) {
        return new MonthPart(month, last, Optional.of(new MonthTally(List.of(), 0)));
    }

    private static MonthPart unchanged(Month month, boolean last) {
        return new MonthPart(month, last, Optional.empty());
    }

    private List<RankingFailed> failed() {
        return said(RankingFailed.class).toList();
    }

    private List<String> boards() {
        return said(RankingPublished.class).map(it -> it.board().ranking()).toList();
    }

    private List<String> finalised() {
        return said(RankingFinalised.class).map(RankingFinalised::ranking).toList();
    }

    private List<Integer> transitions(String rule) {
        return said(EscalationRaised.class)
                .filter(it -> it.escalation().rule().equals(rule))
                .map(EscalationRaised::transition)
                .toList();
    }

    private <T> Stream<T> said(Class<T> type) {
        return merge.said().stream().filter(type::isInstance).map(type::cast);
    }

    private static DubanEvent[] dayMarks(LocalDate day) {
        return new DubanEvent[] {new RankingDayPublished(day), new EscalationDayPublished(day)};
    }
}
