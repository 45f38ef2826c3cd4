package io.duban.gateway.person;

import io.duban.kit.security.Role;

import java.time.OffsetDateTime;

/** An account as a list shows it. */
record AccountView(
        String login,
        String name,
        String post,
        Role role,
        String body,
        String state,
        OffsetDateTime createdAt,
        OffsetDateTime lastSignedInAt) {

    static AccountView of(Account account) {
        return new AccountView(
                account.login(),
                account.name(),
                account.post(),
                account.role(),
                account.body().orElse(null),
                account.state().wire(),
                Moments.inTheCity(account.createdAt()),
                account.lastSignedInAt().map(Moments::inTheCity).orElse(null));
    }
}
