package io.duban.notification;

import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Caller;

import java.util.Collection;
import java.util.Optional;

/**
 * How far a key sees: over the whole city, or only what concerns one body, which is what is
 * addressed to it and what is taken against a subject in its area.
 *
 * @param body the body that limits the view; empty for the whole city
 */
public record Reach(Optional<String> body) {

    /** The reach of a caller; a body's key that names no body reaches nothing and is refused. */
    public static Reach of(Caller caller) {
        if (caller.body().isPresent()) {
            return new Reach(caller.body());
        }
        return switch (caller.role()) {
            case OFFICIAL, ADMIN, SUBSCRIBER -> new Reach(Optional.empty());
            case COUNTY, STREET, COMPANY, HOTLINE ->
                    throw ProblemException.forbidden("The key names no body that it speaks for.");
        };
    }

    /** Whether what concerns these bodies may be seen. */
    public boolean covers(Collection<String> bodies) {
        return body.isEmpty() || bodies.contains(body.get());
    }
}
