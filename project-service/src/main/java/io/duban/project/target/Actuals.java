package io.duban.project.target;

import io.duban.contracts.project.ProjectKind;
import io.duban.contracts.rulebook.Target;
import io.duban.contracts.score.Rates;
import io.duban.project.ledger.Counted;
import io.duban.project.ledger.Counted.Delivered;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What of a target is reached, as the ledger has it. */
final class Actuals {

    private final ToLongFunction<Counted> projects;

    Actuals(ToLongFunction<Counted> projects) {
        this.projects = projects;
    }

    /** Empty where the ledger cannot tell, as of what counties report. */
    Optional<BigDecimal> of(Target target) {
        Delivered delivered = new Delivered(target.from(), target.by());
        return switch (target.measure()) {
            case SHANTYTOWN_TOTAL -> Optional.of(count(target, ProjectKind.SHANTYTOWN, null));
            case SHANTYTOWN_DELIVERED ->
                    Optional.of(count(target, ProjectKind.SHANTYTOWN, delivered));
            case PROVINCIAL_LEDGER_RATE -> provincialRate(target, delivered);
            case UNFINISHED_RESOLVED ->
                    Optional.of(count(target, ProjectKind.UNFINISHED_COMMUNITY, delivered));
            case REPORTED -> Optional.empty();
        };
    }

    private Optional<BigDecimal> provincialRate(Target target, Delivered delivered) {
        BigDecimal all = provincial(target, null);
        return all.signum() == 0
                ? Optional.empty()
                : Optional.of(Rates.quotient(provincial(target, delivered), all));
    }

    private BigDecimal provincial(Target target, Delivered delivered) {
        return count(new Counted(ProjectKind.SHANTYTOWN, target.year(), true, delivered));
    }

    private BigDecimal count(Target target, ProjectKind kind, Delivered delivered) {
        return count(new Counted(kind, target.year(), false, delivered));
    }

    private BigDecimal count(Counted counted) {
        return BigDecimal.valueOf(projects.applyAsLong(counted));
    }
}
