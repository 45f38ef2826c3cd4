package io.duban.kit.security;

import io.duban.kit.problem.ProblemException;

import java.util.Optional;

/**
 * Who is calling, as the gateway's token says. A controller asks for it by declaring a parameter.
 *
 * @param keyId the API key behind the call
 * @param body code of the body that the key is scoped to; empty for a key of the whole city
 */
public record Caller(String keyId, Role role, Optional<String> body) {

    /** Refuses a caller who is scoped to another body than {@code code}. */
    public void requireBody(String code) {
        if (body.isPresent() && !body.get().equals(code)) {
            throw ProblemException.forbidden("The key is scoped to body '" + body.get() + "'.");
        }
    }
}
