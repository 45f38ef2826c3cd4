package io.duban.complaint.work;

import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.ClosingTerms;
import io.duban.contracts.rulebook.Rulebooks;

import java.time.LocalDate;
import java.util.function.Function;

/**
 * Until when the office has to decide what a month's boards rest on. Whose a complaint is should be
 * known when its month closes; a request for exclusion is decided before the month is final, for
 * afterwards it decides nothing (RULES 4).
 */
public final class Deadlines {

    private static final int MOST_MONTHS = 1_200;

    private final Function<Month, LocalDate> due;

    private Deadlines(Function<Month, LocalDate> due) {
        this.due = due;
    }

    public static Deadlines ofClosing(Rulebooks rulebooks) {
        return new Deadlines(month -> terms(rulebooks, month).closingDay(month));
    }

    public static Deadlines ofFinality(Rulebooks rulebooks) {
        return new Deadlines(month -> terms(rulebooks, month).finalDay(month));
    }

    /** The last day for what belongs to the month. */
    public LocalDate of(Month month) {
        return due.apply(month);
    }

    /** The first month whose last day is not before this one. */
    public Month firstDueFrom(LocalDate day) {
        // No month is due before it has ended.
        Month month = Month.of(day);
        for (int i = 0; i < MOST_MONTHS && !of(month.previous()).isBefore(day); i++) {
            month = month.previous();
        }
        return month;
    }

    private static ClosingTerms terms(Rulebooks rulebooks, Month month) {
        return rulebooks.of(month).closing();
    }
}
