package io.duban.project.ledger;

import io.duban.kit.json.Form;

import java.time.LocalDate;

/** Dates that a plan may hold. */
public final class Dates {

    public static final int FIRST_YEAR = 2000;
    public static final int LAST_YEAR = 2099;

    private Dates() {}

    /** A required date of this century; null when it is faulty. */
    public static LocalDate plausible(Form form, String field) {
        LocalDate date = form.date(field);
        if (date != null && (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR)) {
            return form.reject(
                    field,
                    "out-of-range",
                    "must lie in the years " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return date;
    }

    /** A year of this century, of a path. */
    public static int year(String text) {
        if (text.matches("20\\d\\d")) {
            return Integer.parseInt(text);
        }
        throw Refusals.field("year", "out-of-range", "must be a year such as 2022");
    }

    /** A required date that is not after the business day that is open. */
    public static LocalDate past(Form form, String field, LocalDate openDay) {
        LocalDate date = plausible(form, field);
        if (date != null && date.isAfter(openDay)) {
            return form.reject(field, "in-the-future", "must not be after " + openDay);
        }
        return date;
    }
}
