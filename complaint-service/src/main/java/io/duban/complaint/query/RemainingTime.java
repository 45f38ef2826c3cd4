package io.duban.complaint.query;

import io.duban.contracts.period.WorkingDays;
import io.duban.contracts.rulebook.BundledCalendars;

import java.time.LocalDate;

/** How much time there is for what is due, in working days (工作日). */
final class RemainingTime {

    private static final WorkingDays CHINA = BundledCalendars.china();

    private RemainingTime() {}

    /** Working days since it was due; 0 as long as it is not overdue. */
    static int overdueDays(LocalDate due, LocalDate today) {
        return between(due, today);
    }

    /** Working days that are left after today; 0 when it is due today. */
    static int remainingDays(LocalDate due, LocalDate today) {
        return between(today, due);
    }

    /** After the first day, up to and with the last. */
    private static int between(LocalDate first, LocalDate last) {
        return last.isAfter(first)
                ? (int)
                        first.plusDays(1)
                                .datesUntil(last.plusDays(1))
                                .filter(CHINA::isWorkingDay)
                                .count()
                : 0;
    }
}
