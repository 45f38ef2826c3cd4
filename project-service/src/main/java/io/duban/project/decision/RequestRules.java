package io.duban.project.decision;

import io.duban.contracts.project.ProjectKind;
import io.duban.contracts.project.ProjectState;
import io.duban.kit.aggregate.Entry.Author;
import io.duban.kit.problem.ProblemException;
import io.duban.project.ledger.Project;
import io.duban.project.ledger.Request;
import io.duban.project.ledger.Request.Decision;
import io.duban.project.ledger.Request.Kind;
import io.duban.project.ledger.Requests;

import java.util.List;
import java.util.Optional;

/** When a project may be adjusted or withdrawn (RULES 6), clauses 四(二)1 and 四(二)2. */
final class RequestRules {

    private RequestRules() {}

    /** The project with the request; the same again changes nothing. */
    static Project ask(Project project, Request request, Author by) {
        Optional<List<Request>> requests = Requests.plus(project.requests(), request);
        if (requests.isEmpty()) {
            return project;
        }
        project.requireActive();
        requireKind(project, request.kind());
        SwapRules.requireUnreserved(project);
        return project.withRequest(requests.get(), by);
    }

    /** The project with the decision; the same again changes nothing. */
    static Project decide(Project project, Kind kind, Decision decision, Author by) {
        Optional<Request> open = Requests.toBeDecided(project.requests(), kind, null, decision);
        if (open.isEmpty()) {
            return project;
        }
        if (decision.approved()) {
            SwapRules.requireUnreserved(project);
        }
        return project.withDecision(open.get(), decision, next(project, kind, decision), by);
    }

    private static ProjectState next(Project project, Kind kind, Decision decision) {
        if (!decision.approved()) {
            return project.state();
        }
        return kind == Kind.ADJUSTMENT ? ProjectState.ADJUSTED_OUT : ProjectState.WITHDRAWN;
    }

    private static void requireKind(Project project, Kind kind) {
        ProjectKind needed =
                kind == Kind.ADJUSTMENT ? ProjectKind.SHANTYTOWN : ProjectKind.UNFINISHED_COMMUNITY;
        if (project.plan().kind() != needed) {
            throw ProblemException.conflict(
                    "wrong-kind", "Only a project of the kind " + needed + " may be.");
        }
    }
}
