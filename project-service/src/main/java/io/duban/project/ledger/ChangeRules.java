package io.duban.project.ledger;

import io.duban.contracts.project.Stage;
import io.duban.kit.aggregate.Entry.Author;
import io.duban.project.ledger.Request.Decision;
import io.duban.project.ledger.Request.Kind;

import java.util.Optional;

/** What a second person says to a change of what a rank rests on (复核), RULES 6. */
final class ChangeRules {

    private ChangeRules() {}

    /**
     * The project with the decision; the same again changes nothing.
     *
     * @param stage null where the request is about none
     */
    static Project decide(Project project, Kind kind, Stage stage, Decision decision, Author by) {
        Optional<Request> open = Requests.toBeDecided(project.requests(), kind, stage, decision);
        if (open.isEmpty()) {
            return project;
        }
        Request request = open.get();
        Draft draft = project.decided(request, decision);
        if (decision.approved()) {
            project.requireActive();
            draft = approved(project, draft, request);
        }
        return Project.decision(draft, request, decision, by);
    }

    /** What was true when it was asked for must still be. */
    private static Draft approved(Project project, Draft draft, Request request) {
        Proposal about = request.proposed();
        return switch (request.kind()) {
            case PLAN -> PlanRules.approved(project, draft, about.plan());
            case COMPLETION -> MilestoneRules.approvedCompletion(project, draft, about);
            case EXTENSION -> MilestoneRules.approvedExtension(project, draft, request);
            case ADJUSTMENT, WITHDRAWAL, DUE_DATE_CORRECTION ->
                    throw new IllegalArgumentException(request.kind() + " is decided elsewhere");
        };
    }
}
