package io.duban.contracts.period;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A period (考核期) that is closed, ranked and escalated: a month, quarter or half-year, or a single
 * day, which is a checkpoint (节点) of the street ranking, the day of a missed task or of a finding.
 */
public sealed interface Period permits Month, Quarter, Half, Day {

    /** First day that belongs to the period. */
    LocalDate start();

    /** Last day that belongs to the period. */
    LocalDate end();

    /**
     * As in paths and fields: {@code 2022-06}, {@code 2022-Q3}, {@code 2022-H1}, {@code
     * 2022-06-30}.
     */
    String id();

    /** As people write it: 2022年6月, 2022年第三季度, 2022年上半年, 2022年6月30日. */
    String term();

    /** Whether the day lies in the period. */
    default boolean contains(LocalDate day) {
        return !day.isBefore(start()) && !day.isAfter(end());
    }

    /**
     * Reads {@link #id()} back.
     *
     * @throws IllegalArgumentException naming the text when it is none of the four forms
     */
    static Period parse(String text) {
        Matcher matcher = Forms.ANY.matcher(text);
        if (!matcher.matches()) {
            throw Forms.unreadable(text, null);
        }
        try {
            int year = Integer.parseInt(matcher.group("year"));
            if (matcher.group("quarter") != null) {
                return new Quarter(year, Integer.parseInt(matcher.group("quarter")));
            }
            if (matcher.group("half") != null) {
                return new Half(year, Integer.parseInt(matcher.group("half")));
            }
            int month = Integer.parseInt(matcher.group("month"));
            if (matcher.group("day") == null) {
                return new Month(YearMonth.of(year, month));
            }
            return new Day(LocalDate.of(year, month, Integer.parseInt(matcher.group("day"))));
        } catch (DateTimeException e) {
            throw Forms.unreadable(text, e);
        }
    }

    /** The written forms; an interface cannot keep them private. */
    final class Forms {
        private static final Pattern ANY =
                Pattern.compile(
                        "(?<year>\\d{4})-(?:Q(?<quarter>[1-4])|H(?<half>[12])|(?<month>\\d{2})(?:-(?<day>\\d{2}))?)");

        private Forms() {}

        private static IllegalArgumentException unreadable(String text, DateTimeException cause) {
            return new IllegalArgumentException(
                    "'" + text + "' is not a period: 2022-06, 2022-Q3, 2022-H1 or 2022-06-30",
                    cause);
        }
    }
}
