package io.duban.kit.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times as people and spreadsheets write them. */
final class WrittenDate {

    private static final Pattern DAY =
            Pattern.compile(
                    "(\\d{4})(?:年(\\d{1,2})月(\\d{1,2})[日号]?"
                            + "|([-/.])(\\d{1,2})\\4(\\d{1,2})"
                            + "|(\\d{2})(\\d{2}))(.*)");
    private static final Pattern TIME =
            Pattern.compile(
                    "[T ]*(上午|下午|[AP]M)?"
                        + " *(\\d{1,2})[:时点](?:(\\d{1,2})(?:[:分](\\d{1,2})(?:[.,]\\d{1,9})?秒?)?分?)?"
                        + " *([AP]M)?");
    private static final Pattern DIGITS = Pattern.compile("(\\d{8})(\\d{2})(\\d{2})(\\d{2})?");
    private static final LocalDate EXCEL_DAY_0 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EXCEL_DAY_0_OF_1904 = LocalDate.of(1904, 1, 1);

    /** The last day of the year 9999. */
    private static final int LAST_SERIAL = 2_958_465;

    /** Excel has a 29th of February 1900; before it, days lie one further. */
    private static final int AFTER_THE_LEAP_DAY = 61;

    private static final int NOON = 12;
    private static final BigDecimal SECONDS_OF_A_DAY = BigDecimal.valueOf(24 * 60 * 60);

    private WrittenDate() {}

    /**
     * The day and time that a text tells, midnight where it tells no time; empty when it tells
     * none.
     */
    static Optional<LocalDateTime> of(String text) {
        String narrow = CellText.narrow(text).replaceAll("\\s+", " ");
        Matcher digits = DIGITS.matcher(narrow);
        if (digits.matches()) {
            String second = digits.group(4) == null ? "00" : digits.group(4);
            return of(
                    "%s %s:%s:%s"
                            .formatted(digits.group(1), digits.group(2), digits.group(3), second));
        }
        Matcher day = DAY.matcher(spaceless(narrow));
        if (!day.matches()) {
            return Optional.empty();
        }
        try {
            int form = day.group(2) != null ? 2 : day.group(5) != null ? 5 : 7;
            LocalDate date =
                    LocalDate.of(
                            Integer.parseInt(day.group(1)),
                            Integer.parseInt(day.group(form)),
                            Integer.parseInt(day.group(form + 1)));
            return time(day.group(9)).map(date::atTime);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The day and time of a number of the spreadsheet's calendar, to the second.
     *
     * @param from1904 whether days are counted from 1904
     */
    static Optional<LocalDateTime> of(BigDecimal serial, boolean from1904) {
        if (serial.signum() < 0 || serial.compareTo(BigDecimal.valueOf(LAST_SERIAL + 1)) >= 0) {
            return Optional.empty();
        }
        int day = serial.setScale(0, RoundingMode.DOWN).intValue();
        long second =
                serial.subtract(BigDecimal.valueOf(day))
                        .multiply(SECONDS_OF_A_DAY)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValue();
        LocalDate first = EXCEL_DAY_0;
        if (from1904) {
            first = EXCEL_DAY_0_OF_1904;
        } else if (day < AFTER_THE_LEAP_DAY) {
            first = EXCEL_DAY_0.plusDays(1);
        }
        return Optional.of(first.plusDays(day).atStartOfDay().plusSeconds(second));
    }

    /** Blanks between the parts of a day say nothing: 2022年 6月 30日. */
    private static String spaceless(String text) {
        return text.replaceAll(" ?([年月/.]) ?| (?=[日号])", "$1").replaceAll(" ?-(?=\\d)", "-");
    }

    private static Optional<LocalTime> time(String text) {
        if (text.isBlank()) {
            return Optional.of(LocalTime.MIDNIGHT);
        }
        Matcher time = TIME.matcher(text.strip());
        if (!time.matches()) {
            return Optional.empty();
        }
        String half = time.group(1) == null ? time.group(5) : time.group(1);
        int hour = Integer.parseInt(time.group(2));
        if (half != null && hour <= NOON) {
            boolean afternoon = half.equals("下午") || half.equals("PM");
            hour = hour % NOON + (afternoon ? NOON : 0);
        }
        return Optional.of(LocalTime.of(hour, part(time.group(3)), part(time.group(4))));
    }

    private static int part(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
