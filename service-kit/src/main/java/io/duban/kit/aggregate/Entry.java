package io.duban.kit.aggregate;

import java.time.Instant;
import java.util.Objects;

/**
 * What was changed, when and with which key (留痕). Nothing in a history is ever edited.
 *
 * @param change what it was, such as {@code completed}
 * @param detail what of it a later reader wants to know; absent when the change says all
 * @param reason absent where none was asked for
 */
public record Entry(
        long version, String change, String detail, String reason, String by, String at) {

    /** An entry by whoever makes this change. */
    public static Entry of(long version, String change, String detail, String reason, Author by) {
        return new Entry(version, change, detail, reason, by.key(), by.at().toString());
    }

    /** Whether this is that change of that for that reason, which is then asked for again. */
    public boolean says(String what, String ofWhat, String why) {
        return change.equals(what) && Objects.equals(detail, ofWhat) && why.equals(reason);
    }

    /**
     * Who writes.
     *
     * @param key id of the API key
     * @param at by the service's clock; for people, no rule reads it
     */
    public record Author(String key, Instant at) {}
}
