package io.duban.complaint.intake;

import io.duban.contracts.WireName;

import java.util.Locale;

/** What became of a complaint that was sent. */
enum Outcome implements WireName {
    /** Stored for good. */
    CREATED,
    /** Known already, with the same content. */
    EXISTS,
    /** Known already, with other content; nothing has changed. */
    CONFLICT;

    /**
     * Of a complaint that comes.
     *
     * @param print fingerprint of what is known under its ticket; null where nothing is
     */
    static Outcome of(NewComplaint complaint, String print) {
        if (print == null) {
            return CREATED;
        }
        return complaint.fingerprint().equals(print) ? EXISTS : CONFLICT;
    }

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
