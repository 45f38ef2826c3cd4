package io.duban.ranking.effect;

import io.duban.contracts.Identifiers;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a decision adds to the counted complaints of an estate in a month.
 *
 * @param change less than 0 where it takes away
 */
record CountChange(String estateId, Month month, int change) {

    private static final Pattern FORM =
            Pattern.compile("([^:]{1,64}):([^:]{1,10}):(-?[1-9]\\d{0,3})");

    /** Reads {@code E00001:2022-06:-1}; empty for a text that is none. */
    static Optional<CountChange> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || !Identifiers.isValid(form.group(1))) {
            return Optional.empty();
        }
        try {
            return Period.parse(form.group(2)) instanceof Month month
                    ? Optional.of(
                            new CountChange(form.group(1), month, Integer.parseInt(form.group(3))))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
