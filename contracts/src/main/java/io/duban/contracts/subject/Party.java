package io.duban.contracts.subject;

import io.duban.contracts.Identifiers;

import java.util.Objects;

/** An addressee that is never ranked itself: a property company (物业企业), or a body by its code. */
public record Party(String id, String name) {

    public Party {
        Identifiers.require("id", id);
        Objects.requireNonNull(name, "name");
    }
}
