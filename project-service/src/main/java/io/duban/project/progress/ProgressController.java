package io.duban.project.progress;

import io.duban.contracts.period.Period;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.project.ObligedMilestone;
import io.duban.contracts.project.Progress;
import io.duban.contracts.project.ProjectFacts;
import io.duban.contracts.subject.Subject;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.project.assessment.AssessedPeriod;
import io.duban.project.assessment.Assessments;
import io.duban.project.assessment.RankedPeriods;
import io.duban.project.ledger.Desk;
import io.duban.project.ledger.Project;
import io.duban.project.ledger.Projects;
import io.duban.project.ledger.Refusals;
import io.duban.project.register.Bodies;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Optional;

/** The numbers of a county and the milestones behind them, RULES 2.5. */
@RestController
class ProgressController {

    private final Bodies bodies;
    private final Projects projects;
    private final Assessments assessments;
    private final RankedPeriods ranked;
    private final Desk desk;

    ProgressController(
            Bodies bodies,
            Projects projects,
            Assessments assessments,
            RankedPeriods ranked,
            Desk desk) {
        this.bodies = bodies;
        this.projects = projects;
        this.assessments = assessments;
        this.ranked = ranked;
        this.desk = desk;
    }

    @GetMapping("/api/v1/counties/{code}/progress")
    ProgressView progress(@PathVariable String code, Query query, Caller caller) {
        Period asked = period(query);
        Subject county =
                Optional.of(code)
                        .filter(desk.reach(caller)::coversCounty)
                        .flatMap(bodies::county)
                        .orElseThrow(() -> ProblemException.notFound("County", code));
        return assessments
                .progress(asked)
                .map(it -> closed(county, it))
                .orElseGet(() -> open(county, asked));
    }

    private ProgressView open(Subject county, Period period) {
        List<ProjectFacts> facts =
                projects.ofCounty(county.code()).stream().map(Project::facts).toList();
        return ProgressView.of(
                county,
                period,
                null,
                Progress.assess(period, facts),
                Progress.obliged(period, facts));
    }

    private static ProgressView closed(Subject county, AssessedPeriod assessed) {
        List<CountyProgress> numbers =
                assessed.assessment().counties().stream()
                        .filter(it -> it.county().sameAs(county))
                        .toList();
        List<ObligedMilestone> milestones =
                assessed.milestones().stream().filter(it -> it.county().sameAs(county)).toList();
        return ProgressView.of(
                county,
                assessed.assessment().period(),
                assessed.assessment().version(),
                numbers,
                milestones);
    }

    private Period period(Query query) {
        Optional<Period> period =
                query.period("period", "2022-06", "2022-Q3").filter(ranked::ranks);
        query.finish();
        return period.orElseThrow(
                () ->
                        Refusals.field(
                                "period",
                                "not-ranked",
                                "is required and must be a ranked month or quarter"));
    }
}
