package io.duban.notification.notice;

import java.time.LocalDate;

/**
 * The days of a notice, all business days.
 *
 * @param draftedOn the day whose end wrote it
 * @param issuedOn absent until it is in force
 * @param withdrawnOn absent unless it was withdrawn
 * @param reason why it was withdrawn
 */
public record NoticeLife(
        NoticeState state,
        LocalDate draftedOn,
        LocalDate issuedOn,
        LocalDate withdrawnOn,
        String reason) {

    static NoticeLife drafted(LocalDate day) {
        return new NoticeLife(NoticeState.DRAFTED, day, null, null, null);
    }

    static NoticeLife issued(LocalDate day) {
        return new NoticeLife(NoticeState.ISSUED, day, day, null, null);
    }

    NoticeLife withdrawn(LocalDate day, String why) {
        return new NoticeLife(NoticeState.WITHDRAWN, draftedOn, issuedOn, day, why);
    }
}
