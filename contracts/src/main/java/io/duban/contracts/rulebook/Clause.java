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

    /** Reads {@link #text()} back; a text without a reference is all quotation. */
    public static Clause parse(String text) {
        int blank = text.indexOf(' ');
        return blank < 0
                ? new Clause("", text)
                : new Clause(text.substring(0, blank), text.substring(blank + 1));
    }

    /** The clause quoted with its reference, as an escalation carries it. */
    public String text() {
        return ref + " " + quote;
    }
}
