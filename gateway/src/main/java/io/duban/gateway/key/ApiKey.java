package io.duban.gateway.key;

import io.duban.kit.security.Reach;
import io.duban.kit.security.Role;

import org.bson.Document;

import java.util.Optional;

/**
 * A key as it is known: everything but the key itself.
 *
 * @param body code of the body that it is scoped to
 * @param told what the register made of that body when the key was made, in the form of {@link
 *     Reach#text}; empty for a key without a body, and for one of before the register was asked
 */
public record ApiKey(
        String id, String name, Role role, Optional<String> body, Optional<String> told) {

    static ApiKey of(Document document) {
        return new ApiKey(
                document.getString("_id"),
                document.getString("name"),
                Role.named(document.getString("role")).orElseThrow(),
                Optional.ofNullable(document.getString("body")),
                Optional.ofNullable(document.getString(Keys.REACH)));
    }

    /** A key that is for no one body. */
    public static ApiKey ofCity(String id, String name, Role role) {
        return new ApiKey(id, name, role, Optional.empty(), Optional.empty());
    }

    ApiKey told(String reach) {
        return new ApiKey(id, name, role, body, Optional.of(reach));
    }

    /** How far it reaches; empty when it reaches nothing. */
    Optional<Reach> reach() {
        return Reach.of(role, body, told);
    }
}
