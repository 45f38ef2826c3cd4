package io.duban.project.ledger;

import io.duban.kit.aggregate.Entry.Author;
import io.duban.kit.json.Form;
import io.duban.kit.json.StrictJson;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.project.calendar.BusinessDays;

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
    private final BusinessDays days;
    private final Clock clock;

    Desk(StrictJson json, BusinessDays days, Clock clock) {
        this.json = json;
        this.days = days;
        this.clock = clock;
    }

    public Form form(InputStream content) throws IOException {
        return Form.of(json.read(content, LARGEST));
    }

    /**
     * How far the caller's key reaches.
     *
     * @throws ProblemException 403 when there is nothing of it here
     */
    public Reach reach(Caller caller) {
        Reach reach = caller.reach();
        if (!reach.isWholeCity() && reach.county().isEmpty()) {
            throw ProblemException.forbidden("Projects and tasks are kept by counties.");
        }
        return reach;
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
}
