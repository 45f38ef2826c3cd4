package io.duban.project.day;

import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.period.Period;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.project.Progress;
import io.duban.contracts.project.ProjectFacts;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.project.ledger.Project;
import io.duban.project.ledger.Projects;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Assesses the progress of the periods that close with a day, and again of those that are closed
 * and not final (RULES 2.5, 4).
 */
@Component
public class ProgressAssessor {

    private static final List<String> RANKINGS =
            List.of("county-progress-monthly", "county-progress-quarterly");

    private final Projects projects;
    private final Assessments assessments;
    private final Rulebook rulebook;

    ProgressAssessor(Projects projects, Assessments assessments, Rulebook rulebook) {
        this.projects = projects;
        this.assessments = assessments;
        this.rulebook = rulebook;
    }

    /** Whether the period is one of those that are ranked. */
    public boolean ranks(Period period) {
        return rankings().anyMatch(it -> it.schedule().includes(period));
    }

    /**
     * What is new to say.
     *
     * @param firstDay first day that ever ended here; what closed before it is none of its business
     */
    List<AssessedPeriod> assess(LocalDate day, LocalDate firstDay) {
        List<Period> periods =
                rulebook.closings(day, firstDay).stream()
                        .flatMap(
                                closing ->
                                        rankings()
                                                .flatMap(
                                                        it ->
                                                                it
                                                                        .schedule()
                                                                        .endingWith(closing.month())
                                                                        .stream()))
                        .toList();
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

    private Stream<RankingRule> rankings() {
        return RANKINGS.stream().flatMap(it -> rulebook.ranking(it).stream());
    }
}
