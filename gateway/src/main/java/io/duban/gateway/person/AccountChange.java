package io.duban.gateway.person;

import io.duban.gateway.caller.Scope;

import java.util.Optional;

/**
 * An account as it is to be.
 *
 * @param scope where role or body were named; empty where both stay
 * @param invitation where one was asked for
 */
record AccountChange(
        String name,
        String post,
        Optional<Scope> scope,
        boolean closed,
        Optional<Invitation> invitation) {

    /** Whether role or body become others. */
    boolean movesScope(Account before) {
        return scope.filter(it -> it.role() != before.role() || !it.body().equals(before.body()))
                .isPresent();
    }

    boolean endsSessions(Account before) {
        return movesScope(before) || closed != before.closed() || invitation.isPresent();
    }
}
