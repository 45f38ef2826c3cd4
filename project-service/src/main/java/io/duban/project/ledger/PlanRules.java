package io.duban.project.ledger;

import io.duban.contracts.project.MilestoneFacts;
import io.duban.kit.aggregate.Entry.Author;
import io.duban.kit.problem.ProblemException;

import java.util.List;

/** What a new plan does to a project that there is (计划变更). */
final class PlanRules {

    private PlanRules() {}

    /** The project under the plan; what is complete stays complete. */
    static Project replan(Project project, Plan plan, Author by) {
        if (project.plan().equals(plan)) {
            return project;
        }
        if (project.plan().kind() != plan.kind()) {
            throw ProblemException.conflict("kind-is-fixed", "A project stays of its kind.");
        }
        for (Completion completion : project.completions()) {
            if (plan.milestone(completion.stage()).isEmpty()) {
                throw ProblemException.conflict(
                        "completed-stage", completion.stage() + " is complete and must stay.");
            }
        }
        Project next = project.withPlan(plan, by);
        requireOrder(next.milestones());
        return next;
    }

    /**
     * Refuses what a county may not do to its own ranking: due dates of a plan move by an extension
     * and a year's total by an adjustment, and the city approves both; weights the city sets.
     */
    static void requireUnmoved(Project project, Plan plan) {
        if (plan.year() != project.plan().year()) {
            throw ProblemException.conflict(
                    "needs-adjustment", "A project changes its year by an adjustment.");
        }
        for (PlannedMilestone planned : project.plan().milestones()) {
            if (plan.milestone(planned.stage())
                    .filter(it -> it.due().equals(planned.due()))
                    .isEmpty()) {
                throw ProblemException.conflict(
                        "needs-extension",
                        "The due date of " + planned.stage() + " moves by an extension.");
            }
            if (plan.milestone(planned.stage())
                    .filter(it -> it.weight().compareTo(planned.weight()) == 0)
                    .isEmpty()) {
                throw ProblemException.conflict(
                        "weight-is-the-citys",
                        "The weight of " + planned.stage() + " is changed by the city.");
            }
        }
    }

    /** With the extensions that stay, the due dates must still not fall. */
    private static void requireOrder(List<MilestoneFacts> milestones) {
        for (int i = 1; i < milestones.size(); i++) {
            if (milestones.get(i).due().isBefore(milestones.get(i - 1).due())) {
                throw Refusals.field(
                        "milestones/" + i + "/due",
                        "out-of-order",
                        "must not lie before the extended one of " + milestones.get(i - 1).stage());
            }
        }
    }
}
