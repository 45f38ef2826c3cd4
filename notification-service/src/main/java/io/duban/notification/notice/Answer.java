package io.duban.notification.notice;

import java.time.LocalDate;
import java.util.List;

/**
 * An answer (反馈).
 *
 * @param attachments ids of attachments of the notice
 * @param on the business day
 */
public record Answer(String text, List<String> attachments, LocalDate on, By by) {

    public Answer {
        attachments = List.copyOf(attachments);
    }

    boolean says(String other, List<String> with) {
        return text.equals(other) && attachments.equals(with);
    }
}
