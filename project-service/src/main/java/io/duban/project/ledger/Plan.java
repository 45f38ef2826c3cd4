package io.duban.project.ledger;

import io.duban.contracts.project.ProjectKind;
import io.duban.contracts.project.Stage;
import io.duban.contracts.subject.Subject;

import java.util.List;
import java.util.Optional;

/**
 * A project as it was sent (倒排工期), RULES 6.
 *
 * @param provincialLedger whether it is on the provincial ledger (省台账)
 * @param year the year to whose total it is to belong
 * @param milestones in the order of the stages, due dates that never fall
 * @param funds absent when none were told
 */
public record Plan(
        ProjectKind kind,
        String name,
        Subject county,
        boolean provincialLedger,
        int year,
        List<PlannedMilestone> milestones,
        Funds funds) {

    public Plan {
        milestones = List.copyOf(milestones);
    }

    Obligations obligations() {
        return new Obligations(county, provincialLedger, year, milestones);
    }

    /** The plan with other obligations. */
    Plan with(Obligations other) {
        return new Plan(
                kind,
                name,
                other.county(),
                other.provincialLedger(),
                other.year(),
                other.milestones(),
                funds);
    }

    Optional<PlannedMilestone> milestone(Stage stage) {
        return milestones.stream().filter(it -> it.stage() == stage).findFirst();
    }
}
