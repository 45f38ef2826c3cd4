package io.duban.project.work;

import io.duban.contracts.subject.Party;
import io.duban.kit.work.WorkKind;
import io.duban.kit.work.WorkView;

import java.time.LocalDate;

/**
 * Something that waits for somebody (待办).
 *
 * @param id of what it is about
 * @param body whose work it is, or on whose behalf it was asked for
 * @param due the business day by whose end it is due
 * @param next the call that does it
 */
record WorkItem(WorkKind kind, String id, String title, Party body, LocalDate due, String next) {

    Place place() {
        return new Place(due.toString(), id, kind.wire(), next);
    }

    /**
     * @param today the business day that is open
     */
    WorkView shown(LocalDate today) {
        return new WorkView(
                kind,
                id,
                null,
                title,
                null,
                null,
                body,
                due,
                WorkView.overdueDays(due, today),
                next);
    }
}
