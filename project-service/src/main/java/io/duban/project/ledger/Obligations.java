package io.duban.project.ledger;

import io.duban.contracts.project.Stage;
import io.duban.contracts.subject.Subject;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of a plan by which a county is ranked and a year's total is counted (RULES 2.5, 6): who
 * alters it alters a rank.
 */
public record Obligations(
        Subject county, boolean provincialLedger, int year, List<PlannedMilestone> milestones) {

    public Obligations {
        milestones = List.copyOf(milestones);
    }

    /** Whether they oblige to the same; what the county is called does not matter. */
    boolean sameAs(Obligations other) {
        return county.sameAs(other.county)
                && provincialLedger == other.provincialLedger
                && year == other.year
                && milestones.equals(other.milestones);
    }

    /** None yet of what is wanted: what a project begins with. */
    Obligations nothingYet() {
        return new Obligations(county, provincialLedger, year, List.of());
    }

    /**
     * What of the wanted ones one person may decree on the plan's first day: every stage that is
     * due after the day, before and afterwards; the rest stays as it is here.
     *
     * @param through the last day whose stages take a second person
     */
    Obligations freely(Obligations wanted, LocalDate through) {
        List<PlannedMilestone> mixed = new ArrayList<>();
        boolean locked = false;
        for (Stage stage : Stage.values()) {
            Optional<PlannedMilestone> now = of(stage);
            Optional<PlannedMilestone> then = wanted.of(stage);
            boolean free = isAfter(now, through) && isAfter(then, through);
            locked |= now.isPresent() && !isAfter(now, through);
            (free ? then : now).ifPresent(mixed::add);
        }
        if (!inOrder(mixed)) {
            return this;
        }
        return locked
                ? new Obligations(county, provincialLedger, year, mixed)
                : new Obligations(wanted.county, wanted.provincialLedger, wanted.year, mixed);
    }

    private Optional<PlannedMilestone> of(Stage stage) {
        return milestones.stream().filter(it -> it.stage() == stage).findFirst();
    }

    private static boolean isAfter(Optional<PlannedMilestone> milestone, LocalDate day) {
        return milestone.filter(it -> !it.due().isAfter(day)).isEmpty();
    }

    private static boolean inOrder(List<PlannedMilestone> milestones) {
        for (int i = 1; i < milestones.size(); i++) {
            if (milestones.get(i).due().isBefore(milestones.get(i - 1).due())) {
                return false;
            }
        }
        return true;
    }
}
