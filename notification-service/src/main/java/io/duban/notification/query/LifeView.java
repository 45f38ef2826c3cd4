package io.duban.notification.query;

import io.duban.kit.security.Role;
import io.duban.notification.notice.By;
import io.duban.notification.notice.LifeEntry;
import io.duban.notification.notice.NoticeState;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * One line of a notice's life as a caller sees it.
 *
 * @param step what happened
 * @param due of a reminder, the day by whose end it was due
 */
record LifeView(
        LifeEntry.Step step,
        NoticeState state,
        LocalDate on,
        OffsetDateTime at,
        Actor by,
        String note,
        LocalDate due) {

    /**
     * Who took a step.
     *
     * @param key shown to those who sign
     * @param body for which the key speaks
     */
    record Actor(String key, Role role, String body, String person) {

        static Actor of(By by, boolean signing) {
            return by == null
                    ? null
                    : new Actor(signing ? by.key() : null, by.role(), by.body(), by.person());
        }
    }

    static LifeView of(LifeEntry entry, boolean signing) {
        return new LifeView(
                entry.step(),
                entry.state(),
                entry.on(),
                entry.at(),
                Actor.of(entry.by(), signing),
                entry.note(),
                entry.due());
    }
}
