package io.duban.complaint.register;

import io.duban.contracts.WireName;
import io.duban.kit.aggregate.Documents.Outcome;

import org.springframework.http.HttpStatus;

import java.util.Locale;

/** What became of a registration. */
enum Written implements WireName {
    CREATED,
    UPDATED,
    /** It was there and the same. */
    EXISTS;

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Written of(Outcome outcome) {
        if (outcome.created()) {
            return CREATED;
        }
        return outcome.changed() ? UPDATED : EXISTS;
    }

    HttpStatus status() {
        return this == CREATED ? HttpStatus.CREATED : HttpStatus.OK;
    }
}
