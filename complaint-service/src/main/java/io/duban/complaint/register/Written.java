package io.duban.complaint.register;

import io.duban.contracts.WireName;

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

    HttpStatus status() {
        return this == CREATED ? HttpStatus.CREATED : HttpStatus.OK;
    }
}
