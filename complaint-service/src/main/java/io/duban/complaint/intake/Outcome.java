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

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
