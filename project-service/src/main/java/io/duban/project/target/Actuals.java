package io.duban.project.target;

import io.duban.contracts.project.MilestoneFacts;
import io.duban.contracts.project.ProjectFacts;
import io.duban.contracts.project.ProjectKind;
import io.duban.contracts.project.ProjectState;
import io.duban.contracts.project.Stage;
import io.duban.contracts.rulebook.Target;
import io.duban.contracts.score.Rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What of a target is reached, as the ledger has it. */
final class Actuals {

    private final List<ProjectFacts> projects;

    Actuals(List<ProjectFacts> projects) {
        this.projects =
                projects.stream().filter(it -> it.state() == ProjectState.ACTIVE).toList();
    }

    /** Empty where the ledger cannot tell, as of what counties report. */
    Optional<BigDecimal> of(Target target) {
        Predicate<ProjectFacts> delivered = it -> isDelivered(it, target);
        return switch (target.measure()) {
            case SHANTYTOWN_TOTAL -> Optional.of(count(target, shantytown()));
            case SHANTYTOWN_DELIVERED -> Optional.of(count(target, shantytown().and(delivered)));
            case PROVINCIAL_LEDGER_RATE -> provincialRate(target, delivered);
            case UNFINISHED_RESOLVED ->
                    Optional.of(count(target, shantytown().negate().and(delivered)));
            case REPORTED -> Optional.empty();
        };
    }

    private Optional<BigDecimal> provincialRate(
            Target target, Predicate<ProjectFacts> delivered) {
        Predicate<ProjectFacts> listed = shantytown().and(ProjectFacts::provincialLedger);
        BigDecimal all = count(target, listed);
        return all.signum() == 0
                ? Optional.empty()
                : Optional.of(Rates.quotient(count(target, listed.and(delivered)), all));
    }

    private BigDecimal count(Target target, Predicate<ProjectFacts> which) {
        return BigDecimal.valueOf(
                projects.stream()
                        .filter(it -> target.year() == null || it.year() == target.year())
                        .filter(which)
                        .count());
    }

    private static Predicate<ProjectFacts> shantytown() {
        return it -> it.kind() == ProjectKind.SHANTYTOWN;
    }

    private static boolean isDelivered(ProjectFacts project, Target target) {
        return deliveredOn(project)
                .filter(it -> !it.isAfter(target.by()))
                .filter(it -> target.from() == null || !it.isBefore(target.from()))
                .isPresent();
    }

    /** When it was delivered (交付); a plan without that stage is, with its last one. */
    private static Optional<LocalDate> deliveredOn(ProjectFacts project) {
        return project.milestones().stream()
                .filter(it -> it.stage() == Stage.DELIVERY)
                .findFirst()
                .or(() -> project.milestones().stream().reduce((_, last) -> last))
                .map(MilestoneFacts::completedOn);
    }
}
