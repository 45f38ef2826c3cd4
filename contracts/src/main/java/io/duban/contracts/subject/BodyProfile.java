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

    /** A body of which no more is known than its name. */
    public static BodyProfile of(BodyLevel level, Party party) {
        return new BodyProfile(party.id(), level, party.name(), null, null);
    }

    /** The name that stands above a letter (主送全称): 费县人民政府, 盛庄街道办事处. */
    public String formalName() {
        return Styles.formal(this);
    }

    /** How a letter speaks to it: 你县, 你区, 你街道. */
    public String addressed() {
        return Styles.addressed(this);
    }
}
