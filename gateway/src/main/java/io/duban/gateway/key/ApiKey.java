package io.duban.gateway.key;

import io.duban.kit.security.Role;

import org.bson.Document;

import java.util.Optional;

/**
 * A key as it is known: everything but the key itself.
 *
 * @param body code of the body that it is scoped to
 */
public record ApiKey(String id, String name, Role role, Optional<String> body) {

    static ApiKey of(Document document) {
        return new ApiKey(
                document.getString("_id"),
                document.getString("name"),
                Role.named(document.getString("role")).orElseThrow(),
                Optional.ofNullable(document.getString("body")));
    }
}
