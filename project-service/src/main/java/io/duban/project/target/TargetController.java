package io.duban.project.target;

import io.duban.kit.security.Caller;
import io.duban.project.ledger.Desk;
import io.duban.project.ledger.Project;
import io.duban.project.ledger.Projects;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Targets against actuals, of the whole city for everyone. */
@RestController
class TargetController {

    /**
     * A target as it is shown.
     *
     * @param actual absent where it is not known
     * @param reached absent likewise
     */
    record TargetView(
            String id,
            String title,
            String clause,
            BigDecimal target,
            BigDecimal actual,
            Boolean reached,
            LocalDate by) {}

    /** All of them. */
    record Targets(List<TargetView> items) {}

    private final TargetProperties targets;
    private final Projects projects;
    private final Desk desk;

    TargetController(TargetProperties targets, Projects projects, Desk desk) {
        this.targets = targets;
        this.projects = projects;
        this.desk = desk;
    }

    @GetMapping("/api/v1/targets")
    Targets targets(Caller caller) {
        // Only to refuse a key of which it cannot be told what it reaches.
        desk.reach(caller);
        Actuals actuals = new Actuals(projects.all().stream().map(Project::facts).toList());
        return new Targets(targets.all().stream().map(it -> view(it, actuals)).toList());
    }

    private static TargetView view(Target target, Actuals actuals) {
        BigDecimal actual = actuals.of(target).orElse(null);
        return new TargetView(
                target.id(),
                target.title(),
                target.clause(),
                target.goal(),
                actual,
                actual == null ? null : actual.compareTo(target.goal()) >= 0,
                target.by());
    }
}
