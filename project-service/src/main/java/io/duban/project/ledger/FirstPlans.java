package io.duban.project.ledger;

import io.duban.contracts.project.Stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Each stage as it was first planned (原计划), whatever became of the plan since. */
final class FirstPlans {

    private FirstPlans() {}

    /** With the stages of the plan that were not planned before. */
    static List<PlannedMilestone> with(List<PlannedMilestone> known, Plan plan) {
        List<PlannedMilestone> all = new ArrayList<>(known);
        plan.milestones().stream().filter(it -> of(known, it.stage()).isEmpty()).forEach(all::add);
        return all;
    }

    static Optional<PlannedMilestone> of(List<PlannedMilestone> known, Stage stage) {
        return known.stream().filter(it -> it.stage() == stage).findFirst();
    }
}
