package io.duban.notification.query;

import io.duban.contracts.subject.Party;
import io.duban.kit.version.Versioned;
import io.duban.notification.followup.FollowUpState;
import io.duban.notification.followup.FollowUpTask;
import io.duban.notification.notice.Notice;
import io.duban.notification.notice.OpenedTask;
import io.duban.notification.query.LifeView.Actor;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A follow-up (后续任务) as a caller sees it.
 *
 * @param notice id of the notice that opened it
 * @param clause absent where no clause asks for it
 * @param due the business day by whose end it is due
 * @param result absent until it is done
 * @param version of the notice that it belongs to
 */
record FollowUpView(
        String id,
        String notice,
        String code,
        String title,
        String clause,
        Party owner,
        LocalDate due,
        FollowUpState state,
        List<StepView> steps,
        ResultView result,
        long version)
        implements Versioned {

    record StepView(FollowUpState state, String note, LocalDate on, OffsetDateTime at, Actor by) {}

    record ResultView(
            String note, LocalDate heldOn, List<String> present, List<String> attachments) {

        static ResultView of(FollowUpTask.Result result) {
            return result == null
                    ? null
                    : new ResultView(
                            result.note(), result.heldOn(), result.present(), result.attachments());
        }
    }

    /**
     * @param signing whether the caller sees with which keys it was said
     */
    static FollowUpView of(OpenedTask opened, boolean signing) {
        return of(opened.notice(), opened.task(), signing);
    }

    /** All that a notice has opened; what it will open once it is in force is part of the draft. */
    static List<FollowUpView> of(Notice notice, boolean signing) {
        return notice.followUps().stream()
                .filter(it -> it.state() != FollowUpState.PLANNED)
                .map(it -> of(notice, it, signing))
                .toList();
    }

    private static FollowUpView of(Notice notice, FollowUpTask task, boolean signing) {
        return new FollowUpView(
                task.id(),
                notice.id(),
                task.code(),
                task.title(),
                task.clause(),
                task.owner(),
                task.due(),
                task.state(),
                task.steps().stream()
                        .map(
                                it ->
                                        new StepView(
                                                it.state(),
                                                it.note(),
                                                it.on(),
                                                it.at(),
                                                Actor.of(it.by(), signing)))
                        .toList(),
                ResultView.of(task.result()),
                notice.version());
    }
}
