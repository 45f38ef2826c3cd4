package io.duban.contracts.rulebook;

import io.duban.contracts.event.MonthClosing;
import io.duban.contracts.period.Month;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * When months close and become final (关账, RULES 4).
 *
 * @param firstDay first business day of a fresh calendar
 * @param firstMonth first month whose complaints count
 * @param closingDelayDays days between a month's end and the day whose end closes it
 * @param finalAfterDays days between the closing and finality
 * @param reopenedForDays business days that a final month stays open when it is reopened
 * @param unattributedWarningShare share of unattributed complaints above which a closing warns
 */
public record ClosingTerms(
        LocalDate firstDay,
        Month firstMonth,
        int closingDelayDays,
        int finalAfterDays,
        int reopenedForDays,
        BigDecimal unattributedWarningShare) {

    /** The day whose end closes the month. */
    public LocalDate closingDay(Month month) {
        return month.end().plusDays(closingDelayDays);
    }

    /** The day whose end makes the month final. */
    public LocalDate finalDay(Month month) {
        return closingDay(month).plusDays(finalAfterDays);
    }

    /** The month that closes when the day ends. */
    public Optional<Month> monthClosingOn(LocalDate day) {
        Month month = Month.of(day.minusDays(closingDelayDays));
        return month.compareTo(firstMonth) >= 0 && closingDay(month).equals(day)
                ? Optional.of(month)
                : Optional.empty();
    }

    /**
     * The months that a day has to mark: closed, not final before it, and closed by this calendar.
     *
     * @param calendarFirstDay first day that the calendar ended; a month that closed earlier is
     *     none of its business
     */
    public List<MonthClosing> closings(LocalDate dayEnded, LocalDate calendarFirstDay) {
        List<MonthClosing> closings = new ArrayList<>();
        for (Month month = Month.of(dayEnded.minusDays(closingDelayDays));
                month.compareTo(firstMonth) >= 0
                        && !finalDay(month).isBefore(dayEnded)
                        && !closingDay(month).isBefore(calendarFirstDay);
                month = month.previous()) {
            if (!closingDay(month).isAfter(dayEnded)) {
                closings.add(new MonthClosing(month, finalDay(month).equals(dayEnded)));
            }
        }
        Collections.reverse(closings);
        return List.copyOf(closings);
    }
}
