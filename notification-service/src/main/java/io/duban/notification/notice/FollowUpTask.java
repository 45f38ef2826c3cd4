package io.duban.notification.notice;

import io.duban.contracts.subject.Party;

import java.time.LocalDate;

/**
 * Something that a notice opened and that people carry out (后续任务).
 *
 * @param owner whose task it is
 * @param acting name of the owner's reach, such as {@code street/S1}
 * @param due the business day by whose end it is due
 * @param state open, or what has been said of it since
 * @param note absent until something was said
 * @param reminded whether that it is overdue has been said
 */
public record FollowUpTask(
        String id,
        String title,
        Party owner,
        String acting,
        LocalDate due,
        String state,
        String note,
        boolean reminded) {

    static final String OPEN = "open";

    boolean open() {
        return state.equals(OPEN);
    }

    /** The same of which it was said that it is overdue. */
    FollowUpTask told() {
        return new FollowUpTask(id, title, owner, acting, due, state, note, true);
    }
}
