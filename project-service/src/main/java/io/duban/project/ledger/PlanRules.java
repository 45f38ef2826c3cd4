package io.duban.project.ledger;

import io.duban.contracts.project.MilestoneFacts;
import io.duban.kit.problem.ProblemException;
import io.duban.project.ledger.Request.Kind;

import java.util.List;
import java.util.Optional;

/**
 * What a plan does (计划录入、变更), RULES 6. Nobody buys a rank with it: what is due already when it is
 * entered, and after its first day whatever obliges, takes a reason and a second person.
 */
final class PlanRules {

    private PlanRules() {}

    /** A new project: what lies ahead holds at once, the rest when a second person agrees. */
    static Project enter(String id, Plan plan, Asking asking) {
        Obligations wanted = plan.obligations();
        Obligations free = wanted.nothingYet().freely(wanted, asking.today());
        List<Request> requests = free.sameAs(wanted) ? List.of() : List.of(request(wanted, asking));
        return Project.planned(id, plan.with(free), requests, asking);
    }

    /** The project under the plan, as far as one person may; what is complete stays complete. */
    static Project replan(Project project, Plan plan, Asking asking) {
        if (project.plan().equals(plan)) {
            return project;
        }
        if (project.plan().kind() != plan.kind()) {
            throw ProblemException.conflict("kind-is-fixed", "A project stays of its kind.");
        }
        Obligations wanted = plan.obligations();
        Obligations now = project.plan().obligations();
        requireSound(project, wanted);
        Plan next = plan.with(wanted.sameAs(now) ? wanted : free(project, wanted, asking));
        requireOrder(project.milestones(next));
        Optional<List<Request>> requests =
                next.obligations().sameAs(wanted)
                        ? Optional.empty()
                        : asked(project, request(wanted, asking));
        Draft draft = new Draft(project).plan(next);
        if (isFirstDay(project, asking)) {
            draft.firstPlan(next);
        }
        if (requests.isPresent()) {
            return Project.withRequest(draft, requests.get(), asking.by());
        }
        return next.equals(project.plan()) ? project : Project.withPlan(draft, asking);
    }

    /** The draft under the obligations that were approved, as far as they still fit. */
    static Draft approved(Project project, Draft draft, Obligations plan) {
        requireSound(project, plan);
        return draft.plan(project.plan().with(plan));
    }

    /** Whether just these obligations wait for a second person. */
    static boolean isAsked(Project project, Obligations wanted) {
        return project.request(Kind.PLAN, null)
                .filter(it -> it.isOpen() && it.proposed().plan().sameAs(wanted))
                .isPresent();
    }

    private static Obligations free(Project project, Obligations wanted, Asking asking) {
        Obligations now = project.plan().obligations();
        return isFirstDay(project, asking) ? now.freely(wanted, asking.today()) : now;
    }

    private static boolean isFirstDay(Project project, Asking asking) {
        return asking.today().equals(project.enteredOn());
    }

    private static Optional<List<Request>> asked(Project project, Request request) {
        project.requireActive();
        return Requests.plus(project.requests(), request);
    }

    private static Request request(Obligations wanted, Asking asking) {
        if (asking.reason() == null) {
            throw Refusals.field(
                    "reason",
                    "required",
                    "is required: what is due by "
                            + asking.today()
                            + ", or is changed after the first day of a plan, takes a reason and"
                            + " a second person, who decides by POST …/plan/decision");
        }
        return Request.of(Kind.PLAN, Proposal.ofPlan(wanted), asking);
    }

    private static void requireSound(Project project, Obligations wanted) {
        for (Completion completion : project.completions()) {
            if (wanted.milestones().stream().noneMatch(it -> it.stage() == completion.stage())) {
                throw ProblemException.conflict(
                        "completed-stage", completion.stage() + " is complete and must stay.");
            }
        }
        boolean swapping =
                project.reservation() != null
                        || project.request(Kind.ADJUSTMENT, null)
                                .filter(Request::isOpen)
                                .isPresent();
        if (swapping && wanted.year() != project.plan().year()) {
            throw ProblemException.conflict(
                    "swap-open", "The year stays while an adjustment of it is not decided.");
        }
        requireOrder(project.milestones(project.plan().with(wanted)));
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
