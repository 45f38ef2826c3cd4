package io.duban.gateway.person;

import io.duban.gateway.caller.Actor;
import io.duban.gateway.caller.Delegation;
import io.duban.gateway.caller.Identity;
import io.duban.kit.security.Role;

import org.bson.Document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A person who may sign in.
 *
 * @param post 职务
 * @param was earlier names and posts, the latest last; the oldest give way
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
        List<Held> was,
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
        was = List.copyOf(was);
        addresses = List.copyOf(addresses);
    }

    static Account of(Document document) {
        return new Account(
                document.getString("_id"),
                document.getString("name"),
                document.getString("post"),
                Held.of(document),
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

    /** What it will have borne before, where it is called so from now on. */
    List<Held> heldBefore(String nextName, String nextPost, Instant now) {
        if (nextName.equals(name) && nextPost.equals(post)) {
            return was;
        }
        List<Held> all = new ArrayList<>(was);
        all.add(new Held(name, post, now));
        return all.subList(Math.max(0, all.size() - Held.MOST), all.size());
    }

    /** Who it is to readers of histories, and nothing else of it. */
    Actor actor() {
        return new Actor(
                Identity.subjectOf(login), name, post, was.stream().map(Held::shown).toList());
    }

    Identity identity() {
        return new Identity(Identity.subjectOf(login), name, Optional.of(post), role, body, told);
    }
}
