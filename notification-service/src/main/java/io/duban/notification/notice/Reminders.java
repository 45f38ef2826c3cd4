package io.duban.notification.notice;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says of what is overdue that it is (催办), once for each step, when the business day ends by which
 * it was due: first what was due first, and of one day in the order in which it was written.
 */
final class Reminders {

    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final int PAGE = 500;

    private final NoticeStore notices;

    Reminders(NoticeStore notices) {
        this.notices = notices;
    }

    /** Again for the same day does nothing. */
    void remind(Act dayEnd) {
        LocalDate day = dayEnd.on();
        int told;
        do {
            told = 0;
            for (Notice due : notices.overdue(day, PAGE)) {
                LocalDate first = Deadlines.unreminded(due).orElseThrow();
                Notice after =
                        notices.change(due.id(), it -> next(it, first, dayEnd)).orElseThrow();
                if (after.version() > due.version()) {
                    told++;
                }
            }
            if (told > 0) {
                LOG.info("Day {}: {} reminders of what is overdue.", day, told);
            }
        } while (told > 0);
    }

    /** One reminder, of what is due first; so that each is told on its own and in order. */
    static Optional<Notice> next(Notice notice, LocalDate due, Act dayEnd) {
        Waiting waits = notice.life().waits();
        if (waits != null && !waits.reminded() && !waits.due().isAfter(due)) {
            return LifeRules.reminded(notice.life(), dayEnd).map(notice::living);
        }
        List<FollowUpTask> tasks = new ArrayList<>(notice.followUps());
        for (int i = 0; i < tasks.size(); i++) {
            FollowUpTask task = tasks.get(i);
            if (task.open() && !task.reminded() && !task.due().isAfter(due)) {
                tasks.set(i, task.told());
                return Optional.of(notice.followedUp(told(notice.life(), task, dayEnd), tasks));
            }
        }
        return Optional.empty();
    }

    private static NoticeLife told(NoticeLife life, FollowUpTask task, Act dayEnd) {
        return life.reminding(
                life.waits(), Waiting.Step.FOLLOW_UP, task.due(), LifeRules.later(life, dayEnd));
    }
}
