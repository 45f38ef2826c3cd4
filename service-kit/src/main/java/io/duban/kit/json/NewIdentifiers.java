package io.duban.kit.json;

import io.duban.contracts.Identifiers;

import java.util.List;
import java.util.TreeSet;

/** Identifiers under which something is to be made: they leave the paths their own words. */
public final class NewIdentifiers {

    static final String RESERVED = "reserved";
    static final String RULE =
            "must be none of "
                    + new TreeSet<>(Identifiers.PATH_WORDS)
                    + ", which are words of the paths";

    private NewIdentifiers() {}

    /**
     * An identifier of a path.
     *
     * @throws InvalidInputException naming the field when nothing can be made under it
     */
    public static String require(String field, String text) {
        if (!Identifiers.isValid(text)) {
            throw refused(
                    field, "not-an-identifier", "must match " + Identifiers.PATTERN.pattern());
        }
        if (Identifiers.PATH_WORDS.contains(text)) {
            throw refused(field, RESERVED, RULE);
        }
        return text;
    }

    private static InvalidInputException refused(String field, String code, String detail) {
        return new InvalidInputException(List.of(new FieldError("/" + field, code, detail)));
    }
}
