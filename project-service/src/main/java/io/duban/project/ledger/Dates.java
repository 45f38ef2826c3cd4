package io.duban.project.ledger;

import io.duban.kit.json.Form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;

/** Dates that a plan may hold. */
public final class Dates {

    static final int FIRST_YEAR = 2000;
    static final int LAST_YEAR = 2099;

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

    /** A date among the parameters of a list, or what holds without it. */
    public static LocalDate parameter(
            Map<String, String> parameters, String name, LocalDate otherwise) {
        try {
            return parameters.containsKey(name) ? LocalDate.parse(parameters.get(name)) : otherwise;
        } catch (DateTimeException _) {
            throw Refusals.field(name, "not-a-date", "must be a date such as 2022-06-30");
        }
    }

    /** A year of this century, of a path or a parameter. */
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
