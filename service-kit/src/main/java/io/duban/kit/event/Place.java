package io.duban.kit.event;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a record lies, written {@code topic-partition@offset}. */
public record Place(String topic, int partition, long offset) {

    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9._-]{1,249})-([0-9]{1,9})@([0-9]{1,18})");

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Place parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "a place must be written topic-partition@offset but is '" + text + "'");
        }
        return new Place(
                parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
