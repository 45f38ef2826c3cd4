package io.duban.project.ledger;

import io.duban.contracts.project.Stage;
import io.duban.kit.problem.ProblemException;
import io.duban.project.ledger.Request.Decision;
import io.duban.project.ledger.Request.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has been asked for, oldest first, of which at most one is open about each thing. Nobody
 * decides on what was asked for with the same key.
 */
public final class Requests {

    private Requests() {}

    /** The last one about that. */
    public static Optional<Request> last(List<Request> all, Kind kind, Stage stage) {
        return all.stream().filter(it -> it.concerns(kind, stage)).reduce((_, last) -> last);
    }

    /**
     * With one more; empty when just that is asked for already. What was refused may be asked for
     * again.
     */
    public static Optional<List<Request>> plus(List<Request> all, Request request) {
        Request last = last(all, request.kind(), request.proposed().stage()).orElse(null);
        boolean stands = last != null && (last.isOpen() || request.kind().endsProject());
        if (stands && !last.isRefused() && last.asksTheSameAs(request)) {
            return Optional.empty();
        }
        if (last != null && last.isOpen()) {
            throw ProblemException.conflict(
                    "request-open",
                    "Another request of this kind (" + request.kind().wire() + ") is not decided.");
        }
        List<Request> more = new ArrayList<>(all);
        more.add(request);
        return Optional.of(more);
    }

    /** The request that is to be decided; empty when it was decided just so. */
    public static Optional<Request> toBeDecided(
            List<Request> all, Kind kind, Stage stage, Decision decision) {
        Request request =
                last(all, kind, stage)
                        .orElseThrow(() -> ProblemException.notFound("Request", kind.wire()));
        if (request.by().equals(decision.by())) {
            throw ProblemException.conflict(
                    "same-person", "Another person than who asked has to decide.");
        }
        if (request.isOpen()) {
            return Optional.of(request);
        }
        if (!request.decision().equals(decision)) {
            throw ProblemException.conflict("already-decided", "The request is decided.");
        }
        return Optional.empty();
    }

    /** With the decision in its place. */
    public static List<Request> decided(List<Request> all, Request request, Decision decision) {
        List<Request> after = new ArrayList<>(all);
        after.set(all.lastIndexOf(request), request.decided(decision));
        return after;
    }
}
