package io.duban.bench;

import io.duban.contracts.period.Month;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.project.MilestoneFacts;
import io.duban.contracts.project.Progress;
import io.duban.contracts.project.ProjectFacts;
import io.duban.contracts.project.ProjectKind;
import io.duban.contracts.project.ProjectState;
import io.duban.contracts.project.Stage;
import io.duban.contracts.subject.Subject;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Assesses a province's worth of projects for one month. */
final class LedgerBench {

    private static final int COUNTIES = 20;
    private static final int PROJECTS = 2_000;
    private static final Month MONTH = Month.of(2022, 9);
    private static final int WARM_UPS = 5;

    private LedgerBench() {}

    /** The fastest of a few, because the first ones are compiled while they run. */
    static Duration assess() {
        List<ProjectFacts> projects = projects();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < WARM_UPS; i++) {
            long began = System.nanoTime();
            List<CountyProgress> counties = Progress.assess(MONTH, projects);
            best = Math.min(best, System.nanoTime() - began);
            if (counties.size() != COUNTIES) {
                throw new IllegalStateException("assessed " + counties.size() + " counties");
            }
        }
        return Duration.ofNanos(best);
    }

    private static List<ProjectFacts> projects() {
        List<ProjectFacts> projects = new ArrayList<>();
        for (int county = 0; county < COUNTIES; county++) {
            for (int i = 0; i < PROJECTS; i++) {
                projects.add(project(county, i));
            }
        }
        return projects;
    }

    private static ProjectFacts project(int county, int number) {
        List<MilestoneFacts> milestones = new ArrayList<>();
        LocalDate due = LocalDate.of(2022, 1, 1).plusDays(number % 60);
        for (Stage stage : Stage.values()) {
            due = due.plusDays(30);
            LocalDate completed = (number + county) % 3 == 0 ? null : due.plusDays(number % 25);
            milestones.add(new MilestoneFacts(stage, due, BigDecimal.ONE, completed));
        }
        return new ProjectFacts(
                "P-" + county + "-" + number,
                ProjectKind.SHANTYTOWN,
                "项目",
                Subject.county("C" + county, "县" + county),
                true,
                2022,
                ProjectState.ACTIVE,
                milestones);
    }
}
