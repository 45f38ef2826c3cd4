package io.duban.project.report;

import io.duban.contracts.measure.EscalationState;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.project.ProjectKind;
import io.duban.contracts.project.ProjectState;
import io.duban.project.ledger.Project;
import io.duban.project.submission.SubmissionRow;
import io.duban.project.target.TargetView;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * A year summed up (年终总结).
 *
 * @param asOf the business day that ended last; absent before any has
 * @param projects how many of each kind are in each state; those of the year's total
 * @param measures how many of each kind stand and were taken back; kinds without any are left out
 * @param records how many of each kind were made
 * @param missingSubmissions what was not sent in
 */
record YearSummary(
        int year,
        LocalDate asOf,
        List<TargetView> targets,
        List<ProjectCount> projects,
        List<MeasureCount> measures,
        List<RecordCount> records,
        List<SubmissionRow> missingSubmissions) {

    /** Projects of a kind in a state. */
    record ProjectCount(ProjectKind kind, ProjectState state, long count) {}

    /** Measures of a kind. */
    record MeasureCount(Measure measure, long raised, long revoked) {}

    /** Records of a kind. */
    record RecordCount(String kind, String name, long count) {}

    static List<ProjectCount> projects(List<Project> projects, int year) {
        return Arrays.stream(ProjectKind.values())
                .flatMap(
                        kind ->
                                Arrays.stream(ProjectState.values())
                                        .map(state -> count(projects, year, kind, state)))
                .filter(it -> it.count() > 0)
                .toList();
    }

    static List<MeasureCount> measures(List<QuotedMeasure> measures) {
        return Arrays.stream(Measure.values())
                .map(
                        it ->
                                new MeasureCount(
                                        it,
                                        count(measures, it, EscalationState.RAISED),
                                        count(measures, it, EscalationState.REVOKED)))
                .filter(it -> it.raised() + it.revoked() > 0)
                .toList();
    }

    private static ProjectCount count(
            List<Project> projects, int year, ProjectKind kind, ProjectState state) {
        long count =
                projects.stream()
                        .filter(it -> it.year() == year)
                        .filter(it -> it.plan().kind() == kind && it.state() == state)
                        .count();
        return new ProjectCount(kind, state, count);
    }

    private static long count(
            List<QuotedMeasure> measures, Measure measure, EscalationState state) {
        return measures.stream()
                .filter(it -> it.measure() == measure && it.state() == state)
                .count();
    }
}
