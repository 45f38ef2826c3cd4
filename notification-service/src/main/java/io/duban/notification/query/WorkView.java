package io.duban.notification.query;

import io.duban.contracts.period.WorkingDays;
import io.duban.contracts.rulebook.BundledCalendars;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.notification.notice.Waiting;
import io.duban.notification.notice.WorkItem;
import io.duban.notification.notice.WorkItem.OfStep;
import io.duban.notification.notice.WorkItem.OfTask;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something that waits for somebody.
 *
 * @param kind what is waited for
 * @param id of the notice; of a follow-up its own
 * @param notice of a follow-up, the id of the notice that opened it; absent otherwise
 * @param document the letter's kind (文种); absent of a follow-up
 * @param subjects whom the letter is about; absent of a follow-up
 * @param body whose work it is: the letter's addressee, or the follow-up's owner
 * @param due the business day by whose end it is due
 * @param overdueDays working days since then; 0 as long as it is not overdue
 * @param next the call that does it
 */
record WorkView(
        Waiting.Step kind,
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
     * @param today the business day that has not ended; empty before any has
     */
    static WorkView of(WorkItem item, Optional<LocalDate> today) {
        int overdue = today.map(it -> overdueDays(item.due(), it)).orElse(0);
        return switch (item) {
            case OfStep it ->
                    new WorkView(
                            it.step(),
                            it.id(),
                            null,
                            it.notice().letter().title(),
                            it.notice().content().kind(),
                            it.notice().content().subjects(),
                            it.notice().content().addressee(),
                            it.due(),
                            overdue,
                            "POST /api/v1/notices/%s/%s".formatted(it.id(), it.step().wire()));
            case OfTask it ->
                    new WorkView(
                            Waiting.Step.FOLLOW_UP,
                            it.id(),
                            it.notice().id(),
                            it.task().title(),
                            null,
                            null,
                            it.task().owner(),
                            it.due(),
                            overdue,
                            "PUT /api/v1/follow-ups/" + it.id());
        };
    }

    static int overdueDays(LocalDate due, LocalDate today) {
        return (int)
                due.plusDays(1)
                        .datesUntil(today.isAfter(due) ? today.plusDays(1) : due.plusDays(1))
                        .filter(DAYS::isWorkingDay)
                        .count();
    }
}
