package io.duban.notification.query;

import io.duban.kit.work.WorkKind;
import io.duban.kit.work.WorkView;
import io.duban.notification.notice.Waiting;
import io.duban.notification.notice.WorkItem;
import io.duban.notification.notice.WorkItem.OfStep;
import io.duban.notification.notice.WorkItem.OfTask;

import java.time.LocalDate;
import java.util.Optional;

/** Work on notices and follow-ups, as it is shown. */
final class WorkViews {

    private WorkViews() {}

    /**
     * @param today the business day that has not ended; empty before any has
     */
    static WorkView of(WorkItem item, Optional<LocalDate> today) {
        int overdue = today.map(it -> WorkView.overdueDays(item.due(), it)).orElse(0);
        return switch (item) {
            case OfStep it ->
                    new WorkView(
                            kind(it.step()),
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
                            WorkKind.FOLLOW_UP,
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

    private static WorkKind kind(Waiting.Step step) {
        return switch (step) {
            case SIGNATURE -> WorkKind.SIGNATURE;
            case RECEIPT -> WorkKind.RECEIPT;
            case ANSWER -> WorkKind.ANSWER;
            case CLOSURE -> WorkKind.CLOSURE;
            case FOLLOW_UP -> WorkKind.FOLLOW_UP;
        };
    }
}
