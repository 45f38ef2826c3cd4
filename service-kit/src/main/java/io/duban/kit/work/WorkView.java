package io.duban.kit.work;

import io.duban.contracts.period.WorkingDays;
import io.duban.contracts.rulebook.BundledCalendars;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;

import java.time.LocalDate;
import java.util.List;

/**
 * Something that waits for somebody, as it is shown.
 *
 * @param id of what it is about
 * @param notice of a follow-up, the id of the notice that opened it; absent otherwise
 * @param document of a letter, its kind (文种); absent otherwise
 * @param subjects of a letter, whom it is about; absent otherwise
 * @param body whose work it is
 * @param due the business day by whose end it is due
 * @param overdueDays working days since then; 0 as long as it is not overdue
 * @param next the call that does it
 */
public record WorkView(
        WorkKind kind,
        String id,
        String notice,
        String title,
        String document,
        List<Subject> subjects,
        Party body,
        LocalDate due,
        int overdueDays,
        String next) {

    private static final WorkingDays DAYS = BundledCalendars.china();

    /**
     * Working days from the day after it was due to today.
     *
     * @param today the business day that has not ended
     */
    public static int overdueDays(LocalDate due, LocalDate today) {
        return today.isAfter(due)
                ? (int)
                        due.plusDays(1)
                                .datesUntil(today.plusDays(1))
                                .filter(DAYS::isWorkingDay)
                                .count()
                : 0;
    }
}
