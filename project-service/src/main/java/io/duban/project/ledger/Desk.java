package io.duban.project.ledger;

import io.duban.contracts.Identifiers;
import io.duban.kit.aggregate.Entry.Author;
import io.duban.kit.json.Form;
import io.duban.kit.json.StrictJson;
import io.duban.kit.security.Caller;
import io.duban.project.calendar.BusinessDays;
import io.duban.project.register.Reach;
import io.duban.project.register.Reaches;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;

/** What every call over the counter needs: its document, who makes it, and the day it is. */
@Component
public class Desk {

    private static final int LARGEST = 64 << 10;

    private final StrictJson json;
    private final Reaches reaches;
    private final BusinessDays days;
    private final Clock clock;

    Desk(StrictJson json, Reaches reaches, BusinessDays days, Clock clock) {
        this.json = json;
        this.reaches = reaches;
        this.days = days;
        this.clock = clock;
    }

    public Form form(InputStream content) throws IOException {
        return Form.of(json.read(content, LARGEST));
    }

    public Reach reach(Caller caller) {
        return reaches.of(caller);
    }

    public Author author(Caller caller) {
        return new Author(caller.keyId(), clock.instant());
    }

    /**
     * @param reason absent where none was told
     */
    public Asking asking(Caller caller, String reason) {
        return new Asking(author(caller), reason, reach(caller).isWholeCity(), openDay());
    }

    /** The business day that is open. */
    public LocalDate openDay() {
        return days.open();
    }

    /** An identifier of the path. */
    public static String identifier(String field, String text) {
        if (!Identifiers.isValid(text)) {
            throw Refusals.field(
                    field, "not-an-identifier", "must match " + Identifiers.PATTERN.pattern());
        }
        return text;
    }
}
