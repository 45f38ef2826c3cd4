package io.duban.project.decision;

import io.duban.contracts.project.ProjectKind;
import io.duban.contracts.project.ProjectState;
import io.duban.kit.aggregate.Entry.Author;
import io.duban.kit.problem.ProblemException;
import io.duban.project.ledger.Project;
import io.duban.project.ledger.Request;
import io.duban.project.ledger.Request.Decision;
import io.duban.project.ledger.Request.Kind;

/** When a project may be adjusted or withdrawn (RULES 6), clauses 四(二)1 and 四(二)2. */
final class RequestRules {

    private RequestRules() {}

    /** The project with the request; the same again changes nothing. */
    static Project ask(Project project, Request request, Author by) {
        Request open = project.request().orElse(null);
        boolean settled = open != null && !open.isOpen() && !open.decision().approved();
        if (open != null && !settled && open.asksTheSameAs(request)) {
            return project;
        }
        project.requireActive();
        requireKind(project, request.kind());
        if (open != null && open.isOpen()) {
            throw ProblemException.conflict(
                    "request-open", "Another request of this project is not decided yet.");
        }
        return project.withRequest(request, by);
    }

    /**
     * Refuses a swap-in that would change the year's total: the one that leaves must be made up for
     * by one that does not count in that year yet.
     */
    static void requireSameTotal(Project leaving, Project swapIn) {
        if (leaving.id().equals(swapIn.swappedFor())) {
            return;
        }
        boolean counted = swapIn.year() == leaving.year();
        boolean taken = swapIn.swappedFor() != null;
        boolean other = swapIn.plan().kind() != leaving.plan().kind();
        if (counted || taken || other || !swapIn.isActive() || swapIn.id().equals(leaving.id())) {
            throw ProblemException.conflict(
                    "total-would-change",
                    "The swap-in must be an active project of the same kind that does not count in "
                            + leaving.year()
                            + " yet.");
        }
    }

    /** The swap-in with its place in the year's total. */
    static Project swapIn(Project swapIn, Project leaving, Author by) {
        if (leaving.id().equals(swapIn.swappedFor())) {
            return swapIn;
        }
        requireSameTotal(leaving, swapIn);
        return swapIn.swappedIn(leaving, by);
    }

    /** Whether there is something to decide; not when it was decided just so. */
    static boolean isToBeDecided(Project project, Kind kind, Decision decision) {
        Request request =
                project.request()
                        .filter(it -> it.kind() == kind)
                        .orElseThrow(() -> ProblemException.notFound("Request", kind.wire()));
        if (request.by().equals(decision.by())) {
            throw ProblemException.conflict(
                    "same-person", "Another person than who asked has to decide.");
        }
        if (request.isOpen()) {
            return true;
        }
        if (!request.decision().equals(decision)) {
            throw ProblemException.conflict("already-decided", "The request is decided.");
        }
        return false;
    }

    static Project decide(Project project, Kind kind, Decision decision, Author by) {
        if (!isToBeDecided(project, kind, decision)) {
            return project;
        }
        Request decided = project.request().orElseThrow().decided(decision);
        return project.withDecision(decided, next(project, kind, decision), by);
    }

    private static ProjectState next(Project project, Kind kind, Decision decision) {
        if (!decision.approved()) {
            return project.state();
        }
        return switch (kind) {
            case ADJUSTMENT -> ProjectState.ADJUSTED_OUT;
            case WITHDRAWAL -> ProjectState.WITHDRAWN;
        };
    }

    private static void requireKind(Project project, Kind kind) {
        ProjectKind needed =
                switch (kind) {
                    case ADJUSTMENT -> ProjectKind.SHANTYTOWN;
                    case WITHDRAWAL -> ProjectKind.UNFINISHED_COMMUNITY;
                };
        if (project.plan().kind() != needed) {
            throw ProblemException.conflict(
                    "wrong-kind", "Only a project of the kind " + needed + " may be.");
        }
    }
}
