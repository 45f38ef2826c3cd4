package io.duban.gateway.person;

import io.duban.gateway.caller.Delegation;
import io.duban.gateway.caller.Identity;
import io.duban.kit.security.Role;

import org.bson.Document;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A person who may sign in.
 *
 * @param post 职务
 * @param told what the register made of the body, in the form of {@link
 *     io.duban.kit.security.Reach#text}
 * @param bodyName that the body bore when the register was asked
 * @param password what is stored of it; empty as long as the person is invited
 * @param epoch how often all sessions of the account were ended; one of an earlier epoch is none
 * @param addresses from which the person has signed in lately, hashed
 */
record Account(
        String login,
        String name,
        String post,
        Role role,
        Optional<String> body,
        Optional<String> told,
        Optional<String> bodyName,
        boolean closed,
        Optional<String> password,
        long epoch,
        List<String> addresses,
        Instant createdAt,
        Optional<Instant> lastSignedInAt) {

    /** Where an account stands. */
    enum State {
        /** Waits for the first password. */
        INVITED,
        ACTIVE,
        /** Signs in no more. */
        CLOSED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Account {
        addresses = List.copyOf(addresses);
    }

    static Account of(Document document) {
        return new Account(
                document.getString("_id"),
                document.getString("name"),
                document.getString("post"),
                Role.named(document.getString("role")).orElseThrow(),
                Optional.ofNullable(document.getString("body")),
                Optional.ofNullable(document.getString(Delegation.REACH)),
                Optional.ofNullable(document.getString("bodyName")),
                document.getBoolean("closed", false),
                Optional.ofNullable(document.getString("password")),
                document.get("epoch", Number.class).longValue(),
                document.getList("addresses", String.class, List.of()),
                document.getDate("createdAt").toInstant(),
                Optional.ofNullable(document.getDate("lastSignedInAt")).map(Date::toInstant));
    }

    State state() {
        return closed ? State.CLOSED : password.isEmpty() ? State.INVITED : State.ACTIVE;
    }

    Identity identity() {
        return new Identity(Identity.subjectOf(login), name, Optional.of(post), role, body, told);
    }
}
