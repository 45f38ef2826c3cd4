package io.duban.kit.security;

import io.duban.kit.problem.ProblemException;

import java.util.Optional;

/**
 * Who is calling, as the gateway's token says. A controller asks for it by declaring a parameter.
 *
 * @param keyId the API key behind the call, or the account of the person who makes it
 * @param body code of the body that the key is scoped to; empty for a key of the whole city
 * @param within how far the key reaches; empty when it reaches nothing
 * @param person who has signed in; empty for a key
 */
public record Caller(
        String keyId,
        Role role,
        Optional<String> body,
        Optional<Reach> within,
        Optional<Person> person) {

    /**
     * A person who has signed in.
     *
     * @param post 职务
     */
    public record Person(String name, String post) {}

    /**
     * How far the key reaches.
     *
     * @throws ProblemException 403 when it reaches nothing
     */
    public Reach reach() {
        return within.orElseThrow(
                () ->
                        ProblemException.forbidden(
                                "The key names no registered body that it speaks for."));
    }

    /**
     * Refuses a caller who speaks for another body than {@code code}.
     *
     * @throws ProblemException 403
     */
    public void requireBody(String code) {
        Reach reach = reach();
        if (!reach.isWholeCity() && !reach.code().equals(code)) {
            throw ProblemException.forbidden("The key is scoped to body '" + reach.code() + "'.");
        }
    }
}
