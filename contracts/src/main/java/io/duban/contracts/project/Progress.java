package io.duban.contracts.project;

import io.duban.contracts.period.Period;
import io.duban.contracts.score.Rates;
import io.duban.contracts.subject.Subject;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How far the counties have come (工作推进): the metric of RULES 2.5, clause 六(四)3. */
public final class Progress {

    private Progress() {}

    /**
     * The counties that had anything to do in the period, by code; the others are not rated. The
     * order of the projects does not matter.
     */
    public static List<CountyProgress> assess(Period period, Collection<ProjectFacts> projects) {
        return obliged(period, projects).stream()
                .collect(
                        Collectors.groupingBy(
                                it -> it.county().code(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Progress::ofCounty)
                .toList();
    }

    /**
     * The milestones of active projects that were due by the end of the period and not complete
     * before its start, so that the backlog stays in; by project and stage.
     */
    public static List<ObligedMilestone> obliged(Period period, Collection<ProjectFacts> projects) {
        return projects.stream()
                .filter(project -> project.state() == ProjectState.ACTIVE)
                .sorted(Comparator.comparing(ProjectFacts::projectId))
                .flatMap(
                        project ->
                                project.milestones().stream()
                                        .filter(milestone -> obliges(period, milestone))
                                        .map(milestone -> assessed(period, project, milestone)))
                .toList();
    }

    private static boolean obliges(Period period, MilestoneFacts milestone) {
        LocalDate completedOn = milestone.completedOn();
        return !milestone.due().isAfter(period.end())
                && (completedOn == null || !completedOn.isBefore(period.start()));
    }

    private static ObligedMilestone assessed(
            Period period, ProjectFacts project, MilestoneFacts milestone) {
        LocalDate completedOn = milestone.completedOn();
        boolean complete = completedOn != null && !completedOn.isAfter(period.end());
        long overdue = complete ? 0 : ChronoUnit.DAYS.between(milestone.due(), period.end());
        return new ObligedMilestone(
                project.projectId(), project.county(), milestone, complete, overdue);
    }

    private static CountyProgress ofCounty(List<ObligedMilestone> milestones) {
        Subject county = milestones.getFirst().county();
        BigDecimal obliged = weight(milestones);
        BigDecimal completed =
                weight(milestones.stream().filter(ObligedMilestone::complete).toList());
        long overdue = milestones.stream().mapToLong(ObligedMilestone::overdueDays).sum();
        return new CountyProgress(
                county, obliged, completed, Rates.quotient(completed, obliged), overdue);
    }

    private static BigDecimal weight(List<ObligedMilestone> milestones) {
        return milestones.stream()
                .map(it -> it.milestone().weight())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
