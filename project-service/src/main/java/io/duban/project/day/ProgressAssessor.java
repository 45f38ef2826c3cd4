package io.duban.project.day;

import io.duban.contracts.event.MonthClosing;
import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.period.Period;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.project.Progress;
import io.duban.contracts.project.ProjectFacts;
import io.duban.kit.calendar.ReopenedMonths;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.project.assessment.AssessedPeriod;
import io.duban.project.assessment.Assessments;
import io.duban.project.assessment.RankedPeriods;
import io.duban.project.ledger.Project;
import io.duban.project.ledger.Projects;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Assesses the progress of the periods that close with a day, and again of those that are closed
 * and not final (RULES 2.5, 4).
 */
@Component
class ProgressAssessor {

    private final Projects projects;
    private final Assessments assessments;
    private final RankedPeriods ranked;
    private final RulebookLibrary rulebooks;
    private final ReopenedMonths reopened;

    ProgressAssessor(
            Projects projects,
            Assessments assessments,
            RankedPeriods ranked,
            RulebookLibrary rulebooks,
            ReopenedMonths reopened) {
        this.projects = projects;
        this.assessments = assessments;
        this.ranked = ranked;
        this.rulebooks = rulebooks;
        this.reopened = reopened;
    }

    /**
     * What is new to say.
     *
     * @param firstDay first day that ever ended here; what closed before it is none of its business
     */
    List<AssessedPeriod> assess(LocalDate day, LocalDate firstDay) {
        List<MonthClosing> closings = reopened.with(rulebooks.get().closings(day, firstDay), day);
        List<Period> periods =
                closings.stream().flatMap(it -> ranked.endingWith(it.month())).distinct().toList();
        if (periods.isEmpty()) {
            return List.of();
        }
        List<ProjectFacts> facts = projects.all().stream().map(Project::facts).toList();
        return periods.stream().flatMap(it -> news(it, day, facts).stream()).toList();
    }

    private Optional<AssessedPeriod> news(Period period, LocalDate day, List<ProjectFacts> facts) {
        List<CountyProgress> counties = Progress.assess(period, facts);
        Optional<AssessedPeriod> before = assessments.progress(period);
        if (before.filter(it -> it.saysTheSame(counties)).isPresent()) {
            return Optional.empty();
        }
        long version = before.map(it -> it.assessment().version()).orElse(0L) + 1;
        return Optional.of(
                new AssessedPeriod(
                        new ProgressAssessed(period, version, day, counties),
                        Progress.obliged(period, facts)));
    }
}
