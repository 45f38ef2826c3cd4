package io.duban.notification.notice;

import io.duban.notification.followup.FollowUpTask;

import java.time.LocalDate;

/** Something that waits for somebody (待办). */
public sealed interface WorkItem {

    Notice notice();

    /** The business day by whose end it is due. */
    LocalDate due();

    /** Id of the notice or follow-up. */
    String id();

    /** Where it stands in the list. */
    default String place() {
        return new WorkFilter.Place(due().toString(), id()).text();
    }

    /** A notice that waits for its next step. */
    record OfStep(Notice notice) implements WorkItem {

        public Waiting.Step step() {
            return notice.life().waits().step();
        }

        @Override
        public LocalDate due() {
            return notice.life().waits().due();
        }

        @Override
        public String id() {
            return notice.id();
        }
    }

    /** A follow-up that is not done. */
    record OfTask(Notice notice, FollowUpTask task) implements WorkItem {

        @Override
        public LocalDate due() {
            return task.due();
        }

        @Override
        public String id() {
            return task.id();
        }
    }
}
