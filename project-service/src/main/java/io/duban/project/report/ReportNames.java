package io.duban.project.report;

import io.duban.contracts.period.Period;
import io.duban.contracts.rulebook.Clause;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rule;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.Target;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.sheet.Share;
import io.duban.project.ledger.Project;
import io.duban.project.ledger.Projects;
import io.duban.project.target.TargetView;
import io.duban.project.task.Tasks;

import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people call the things that reports name by their ids. */
@Component
class ReportNames {

    private final RulebookLibrary rulebooks;
    private final Projects projects;
    private final Tasks tasks;

    ReportNames(RulebookLibrary rulebooks, Projects projects, Tasks tasks) {
        this.rulebooks = rulebooks;
        this.projects = projects;
        this.tasks = tasks;
    }

    /** A ranking or another rule, by the edition that acted on the period. */
    String rule(String id, Period period) {
        return edition(id, period).rules().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .map(Rule::title)
                .orElse("其他");
    }

    /** The metric that a ranking shows. */
    Optional<Metric> metric(String ranking, Period period) {
        return rulebooks.get().rule(ranking, period).map(RankingRule::metric);
    }

    /** Where a target stands in the notice: 第二条第（二）项. */
    String clause(TargetView target) {
        return rulebooks.get().on(target.by()).citation().place(new Clause(target.clause(), ""));
    }

    /** A value of a target, which is a share or counts projects. */
    Object value(TargetView target, BigDecimal value) {
        boolean share =
                rulebooks.get().editions().stream()
                        .flatMap(it -> it.campaign().targets().stream())
                        .filter(it -> it.id().equals(target.id()))
                        .anyMatch(Target::inPercent);
        return share ? Share.of(value) : value;
    }

    /** What tasks are called, by id; one that nobody knows by no name. */
    Map<String, String> tasks(Collection<String> ids) {
        return tasks.titles(ids);
    }

    /** What every project is called, by id. */
    Map<String, String> projects() {
        Stream<Project> all = projects.all().stream();
        Function<Project, String> name = it -> it.plan().name();
        return all.collect(Collectors.toMap(Project::id, name));
    }

    private Rulebook edition(String rule, Period period) {
        return rulebooks.get().of(rule, period).orElseGet(() -> rulebooks.on(period.end()));
    }
}
