package io.duban.gateway.caller;

import io.duban.kit.security.Reach;
import io.duban.kit.security.Role;

import java.util.Optional;

/**
 * Who calls, with a key or as a person: everything but what it was recognised by.
 *
 * @param id of the key, or of the person in the form of {@link #subjectOf}; histories keep it
 * @param post 职务 of a person; empty for a key
 * @param body code of the body that it is scoped to
 * @param told what the register made of that body when it was asked, in the form of {@link
 *     Reach#text}; empty without a body, and for a key of before the register was asked
 */
public record Identity(
        String id,
        String name,
        Optional<String> post,
        Role role,
        Optional<String> body,
        Optional<String> told) {

    /** No id of a key has it, so that no login can pass for a key. */
    private static final String PERSON = "person/";

    /** A key. */
    public static Identity ofKey(
            String id, String name, Role role, Optional<String> body, Optional<String> told) {
        return new Identity(id, name, Optional.empty(), role, body, told);
    }

    /** A key that is for no one body. */
    public static Identity ofCity(String id, String name, Role role) {
        return ofKey(id, name, role, Optional.empty(), Optional.empty());
    }

    /** The id under which a person's acts are kept. */
    public static String subjectOf(String login) {
        return PERSON + login;
    }

    /** The login in such an id; empty for the id of a key. */
    public static Optional<String> loginOf(String subject) {
        return subject.startsWith(PERSON)
                ? Optional.of(subject.substring(PERSON.length()))
                : Optional.empty();
    }

    public boolean isPerson() {
        return post.isPresent();
    }

    /** Id of the key, or the person's login. */
    public String shownId() {
        return isPerson() ? id.substring(PERSON.length()) : id;
    }

    public Identity told(String reach) {
        return new Identity(id, name, post, role, body, Optional.of(reach));
    }

    /** How far it reaches; empty when it reaches nothing. */
    public Optional<Reach> reach() {
        return Reach.of(role, body, told);
    }
}
