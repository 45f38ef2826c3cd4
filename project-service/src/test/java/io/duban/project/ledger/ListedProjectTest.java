package io.duban.project.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.project.ProjectKind;
import io.duban.contracts.project.ProjectState;
import io.duban.contracts.project.Stage;
import io.duban.contracts.subject.Party;
import io.duban.project.ledger.ListedProject.ListedStage;
import io.duban.project.ledger.Request.Kind;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

class ListedProjectTest {

    private static final LocalDate JUNE_22 = LocalDate.of(2022, 6, 22);
    private static final LocalDate AUGUST_12 = LocalDate.of(2022, 8, 12);

    private static final List<ListedStage> STAGES =
            List.of(
                    new ListedStage(Stage.SURVEY, JUNE_22, JUNE_22, LocalDate.of(2022, 7, 1)),
                    new ListedStage(Stage.RISK_ASSESSMENT, JUNE_22, JUNE_22, null),
                    new ListedStage(Stage.START, AUGUST_12, AUGUST_12, null));

    @Test
    void the_days_are_those_since_the_oldest_day_that_has_passed() {
        ProjectSummary summary =
                ProjectSummary.of(project(ProjectState.ACTIVE), LocalDate.of(2022, 11, 18));

        assertThat(summary.nextStage()).isEqualTo(Stage.RISK_ASSESSMENT);
        assertThat(summary.nextDue()).isEqualTo(JUNE_22);
        assertThat(summary.overdueDays()).isEqualTo(149);
        assertThat(summary.keySupervised()).isTrue();
    }

    @Test
    void a_stage_is_not_overdue_on_its_day() {
        ProjectSummary today = ProjectSummary.of(project(ProjectState.ACTIVE), JUNE_22);
        ProjectSummary after = ProjectSummary.of(project(ProjectState.ACTIVE), JUNE_22.plusDays(1));

        assertThat(today.overdueDays()).isZero();
        assertThat(today.keySupervised()).isFalse();
        assertThat(after.overdueDays()).isEqualTo(1);
    }

    @Test
    void what_is_no_longer_on_the_ledger_owes_nothing() {
        ProjectSummary summary =
                ProjectSummary.of(project(ProjectState.WITHDRAWN), LocalDate.of(2022, 11, 18));

        assertThat(summary.nextStage()).isNull();
        assertThat(summary.nextDue()).isNull();
        assertThat(summary.overdueDays()).isZero();
        assertThat(summary.keySupervised()).isFalse();
    }

    @Test
    void while_a_completion_waits_for_a_second_person_nobody_is_to_report_it() {
        OpenRequest completion =
                new OpenRequest(Kind.COMPLETION, Stage.RISK_ASSESSMENT, "k", AUGUST_12);
        OpenRequest ofAnother = new OpenRequest(Kind.COMPLETION, Stage.START, "k", AUGUST_12);
        OpenRequest extension =
                new OpenRequest(Kind.EXTENSION, Stage.RISK_ASSESSMENT, "k", AUGUST_12);

        assertThat(project(ProjectState.ACTIVE, completion).owed()).isEmpty();
        assertThat(project(ProjectState.ACTIVE, completion).next()).isPresent();
        assertThat(project(ProjectState.ACTIVE, ofAnother, extension).owed()).isPresent();
    }

    private static ListedProject project(ProjectState state, OpenRequest... requests) {
        return new ListedProject(
                "PG-025",
                1,
                ProjectKind.SHANTYTOWN,
                "棚改安置项目025号",
                new Party("C1", "临沭县"),
                true,
                2022,
                state,
                STAGES,
                null,
                List.of(requests),
                false,
                1,
                null);
    }
}
