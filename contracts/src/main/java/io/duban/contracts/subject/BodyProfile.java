package io.duban.contracts.subject;

import io.duban.contracts.Identifiers;

import java.util.Objects;

/**
 * A body of the city (机构) as it is in the register.
 *
 * @param parent code of the body above: a street's county; absent for the city itself
 * @param kind what it calls itself: 街道, 镇, 县, 管委会 …; absent when it does not matter
 */
public record BodyProfile(String code, BodyLevel level, String name, String parent, String kind) {

    public BodyProfile {
        Identifiers.require("code", code);
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(name, "name");
    }
}
