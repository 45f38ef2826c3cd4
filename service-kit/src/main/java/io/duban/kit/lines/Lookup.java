package io.duban.kit.lines;

import java.util.List;

/** What the look for a body by its code or name has found. */
public sealed interface Lookup {

    /** The one that was meant. */
    record Found(String code) implements Lookup {}

    /** None, or more than one. */
    record Refused(String code, String detail) implements Lookup {}

    static Lookup found(String code) {
        return new Found(code);
    }

    /**
     * Nothing has that code or name.
     *
     * @param what such as {@code county}
     */
    static Lookup none(String what) {
        return new Refused(
                "unknown-body", "must be the code or the whole name of a registered " + what);
    }

    /**
     * Of those that have the name only one can be meant; it is never guessed.
     *
     * @param codes of all that have the name
     */
    static Lookup byName(String what, List<String> codes) {
        return switch (codes.size()) {
            case 0 -> none(what);
            case 1 -> found(codes.getFirst());
            default ->
                    new Refused(
                            "ambiguous-name",
                            "is the name of several: " + String.join(", ", codes) + "; give one");
        };
    }
}
