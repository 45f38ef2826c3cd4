package io.duban.contracts.rulebook;

import java.util.Objects;

/**
 * A clause (条款) of the notice.
 *
 * @param ref where it stands, such as {@code 六(四)2}
 * @param quote its words, verbatim
 */
public record Clause(String ref, String quote) {

    public Clause {
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(quote, "quote");
    }

    /** The clause quoted with its reference, as an escalation carries it. */
    public String text() {
        return ref + " " + quote;
    }
}
