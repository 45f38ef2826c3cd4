package io.duban.complaint.suggestion;

import io.duban.contracts.WireName;

/** What speaks for an estate, the strongest first. */
public enum Reason implements WireName {
    /** The complaint names its id, in another spelling. */
    CLAIMED_ID("claimedId", 1_000),
    /** A part of the address is its name. */
    SAME_NAME("sameName", 400),
    /** Its name, with its part (期) where it has one, stands in the text. */
    NAME_IN_TEXT("nameInText", 300),
    /** Another part of it is named, or none, or its name is written a little otherwise. */
    SIMILAR_NAME("similarName", 100),
    /** The text names its street. */
    SAME_STREET("sameStreet", 60),
    /** And the street has no other. */
    ONLY_ONE_IN_STREET("onlyOneInStreet", 20);

    private final String wire;
    private final int weight;

    Reason(String wire, int weight) {
        this.wire = wire;
        this.weight = weight;
    }

    @Override
    public String wire() {
        return wire;
    }

    int weight() {
        return weight;
    }
}
