package io.duban.contracts.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.period.Quarter;
import io.duban.contracts.subject.Subject;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class ProgressTest {

    private static final Period JULY = Month.of(2022, 7);

    @Test
    void what_is_due_by_the_end_and_complete_by_the_end_counts_for_both() {
        List<CountyProgress> counties =
                Progress.assess(
                        JULY,
                        List.of(
                                project(
                                        "P1",
                                        "C1",
                                        milestone("2022-07-31", "2", "2022-07-31"),
                                        milestone("2022-07-31", "1", null))));

        assertThat(counties)
                .containsExactly(
                        new CountyProgress(
                                county("C1"),
                                new BigDecimal("3"),
                                new BigDecimal("2"),
                                new BigDecimal("0.6667"),
                                0));
    }

    @Test
    void the_backlog_of_earlier_months_stays_in_and_grows_older() {
        List<CountyProgress> counties =
                Progress.assess(
                        JULY, List.of(project("P1", "C1", milestone("2022-06-30", "1", null))));

        assertThat(counties.getFirst().deliveryRate()).isEqualByComparingTo("0");
        assertThat(counties.getFirst().overdueDays()).isEqualTo(31);
    }

    @Test
    void what_was_complete_before_the_start_is_no_longer_obliged() {
        assertThat(
                        Progress.assess(
                                JULY,
                                List.of(
                                        project(
                                                "P1",
                                                "C1",
                                                milestone("2022-07-10", "1", "2022-06-30")))))
                .isEmpty();
    }

    @Test
    void what_is_completed_after_the_end_is_overdue_in_the_period() {
        CountyProgress progress =
                Progress.assess(
                                JULY,
                                List.of(
                                        project(
                                                "P1",
                                                "C1",
                                                milestone("2022-07-21", "1", "2022-08-01"))))
                        .getFirst();

        assertThat(progress.completedWeight()).isEqualByComparingTo("0");
        assertThat(progress.overdueDays()).isEqualTo(10);
    }

    @Test
    void what_is_due_after_the_end_is_not_obliged_even_when_complete() {
        assertThat(
                        Progress.assess(
                                JULY,
                                List.of(
                                        project(
                                                "P1",
                                                "C1",
                                                milestone("2022-08-01", "1", "2022-07-15")))))
                .isEmpty();
    }

    @Test
    void a_quarter_counts_what_was_complete_in_any_of_its_months() {
        CountyProgress progress =
                Progress.assess(
                                Quarter.of(LocalDate.parse("2022-09-30")),
                                List.of(
                                        project(
                                                "P1",
                                                "C1",
                                                milestone("2022-06-01", "1", "2022-07-01"),
                                                milestone("2022-09-30", "1", null))))
                        .getFirst();

        assertThat(progress.deliveryRate()).isEqualByComparingTo("0.5");
    }

    @Test
    void a_project_that_left_the_ledger_obliges_nobody() {
        ProjectFacts active = project("P1", "C1", milestone("2022-07-01", "1", null));
        ProjectFacts withdrawn =
                new ProjectFacts(
                        "P1",
                        active.kind(),
                        active.name(),
                        active.county(),
                        false,
                        2022,
                        ProjectState.WITHDRAWN,
                        active.milestones());

        assertThat(Progress.assess(JULY, List.of(withdrawn))).isEmpty();
    }

    @Test
    void each_county_answers_for_its_own_projects_alone() {
        List<CountyProgress> counties =
                Progress.assess(
                        JULY,
                        List.of(
                                project("P1", "C2", milestone("2022-07-10", "1", null)),
                                project("P2", "C1", milestone("2022-07-01", "2", "2022-07-05")),
                                project("P3", "C2", milestone("2022-07-01", "3", "2022-07-05"))));

        assertThat(counties.stream().map(it -> it.county().code())).containsExactly("C1", "C2");
        assertThat(counties.getFirst().deliveryRate()).isEqualByComparingTo("1");
        assertThat(counties.getLast().deliveryRate()).isEqualByComparingTo("0.75");
        assertThat(counties.getLast().overdueDays()).isEqualTo(21);
    }

    @Test
    void the_two_lists_have_names_of_their_own() {
        assertThat(TaskList.PROBLEMS.wire()).isEqualTo("problems");
        assertThat(TaskList.TASKS.wire()).isEqualTo("tasks");
    }

    @Property(tries = 200)
    void the_order_of_projects_changes_nothing_and_rates_stay_in_bounds(
            @ForAll("ledgers") List<ProjectFacts> projects, @ForAll long seed) {
        List<ProjectFacts> shuffled = new ArrayList<>(projects);
        Collections.shuffle(shuffled, new Random(seed));

        List<CountyProgress> counties = Progress.assess(JULY, projects);

        assertThat(Progress.assess(JULY, shuffled)).isEqualTo(counties);
        assertThat(counties).isSortedAccordingTo((a, b) -> a.county().compareTo(b.county()));
        assertThat(counties)
                .allSatisfy(
                        it -> {
                            assertThat(it.deliveryRate())
                                    .isBetween(BigDecimal.ZERO, BigDecimal.ONE);
                            assertThat(it.overdueDays()).isNotNegative();
                        });
    }

    @Provide
    Arbitrary<List<ProjectFacts>> ledgers() {
        Arbitrary<LocalDate> days =
                Arbitraries.integers()
                        .between(-40, 60)
                        .map(it -> LocalDate.parse("2022-07-01").plusDays(it));
        Arbitrary<MilestoneFacts> milestones =
                Combinators.combine(
                                days, Arbitraries.integers().between(1, 5), days.injectNull(0.4))
                        .as(
                                (due, weight, completedOn) ->
                                        new MilestoneFacts(
                                                Stage.START,
                                                due,
                                                BigDecimal.valueOf(weight),
                                                completedOn));
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4), milestones.list().ofMaxSize(4))
                .as((county, plan) -> List.of(county, plan))
                .list()
                .ofMaxSize(8)
                .map(ProgressTest::numbered);
    }

    @SuppressWarnings("unchecked")
    private static List<ProjectFacts> numbered(List<List<Object>> drafts) {
        List<ProjectFacts> projects = new ArrayList<>();
        for (List<Object> draft : drafts) {
            projects.add(
                    project(
                            "P" + projects.size(),
                            "C" + draft.getFirst(),
                            ((List<MilestoneFacts>) draft.getLast())
                                    .toArray(MilestoneFacts[]::new)));
        }
        return projects;
    }

    private static ProjectFacts project(String id, String county, MilestoneFacts... milestones) {
        return new ProjectFacts(
                id,
                ProjectKind.SHANTYTOWN,
                "测试项目",
                county(county),
                false,
                2022,
                ProjectState.ACTIVE,
                List.of(milestones));
    }

    private static MilestoneFacts milestone(String due, String weight, String completedOn) {
        return new MilestoneFacts(
                Stage.START,
                LocalDate.parse(due),
                new BigDecimal(weight),
                completedOn == null ? null : LocalDate.parse(completedOn));
    }

    private static Subject county(String code) {
        return Subject.county(code, "测试县" + code);
    }
}
