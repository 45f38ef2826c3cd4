package io.duban.notification.followup;

import io.duban.contracts.subject.Party;
import io.duban.notification.notice.By;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that a notice opens and that people, not the system, carry out (后续任务).
 *
 * @param id derived from the notice and what is to be done, so that a replay makes the same
 * @param code what is to be done, as the rulebook calls it
 * @param clause on which it stands; absent where no clause asks for it
 * @param owner whose task it is (责任单位)
 * @param acting name of the owner's reach, such as {@code street/S1}; {@code city} for the office
 * @param withinWorkingDays after its notice is issued
 * @param due the business day by whose end it is due; absent until its notice is issued
 * @param reminded whether that it is overdue has been said
 * @param steps what has been said of it since it was opened, oldest first
 * @param result absent until it is done
 */
public record FollowUpTask(
        String id,
        String code,
        String title,
        String clause,
        Party owner,
        String acting,
        int withinWorkingDays,
        LocalDate due,
        FollowUpState state,
        boolean reminded,
        List<Step> steps,
        Result result) {

    public FollowUpTask {
        steps = List.copyOf(steps);
    }

    /**
     * A step on its way.
     *
     * @param on the business day
     * @param at the instant, by the wall clock
     * @param by absent for what a day's end does
     */
    public record Step(FollowUpState state, String note, LocalDate on, OffsetDateTime at, By by) {}

    /**
     * What came of it; of an interview (约谈) its record.
     *
     * @param heldOn the day of the interview; absent where none was held
     * @param present who took part; empty where none was held
     * @param attachments ids of the notice's attachments that belong to it, such as its minutes
     */
    public record Result(
            String note, LocalDate heldOn, List<String> present, List<String> attachments) {

        public Result {
            present = List.copyOf(present);
            attachments = List.copyOf(attachments);
        }
    }

    /** Whether somebody has to do something. */
    public boolean open() {
        return FollowUpState.waiting().contains(state);
    }

    /** The same of which it was said that it is overdue. */
    public FollowUpTask told() {
        return new FollowUpTask(
                id,
                code,
                title,
                clause,
                owner,
                acting,
                withinWorkingDays,
                due,
                state,
                true,
                steps,
                result);
    }

    FollowUpTask dueBy(LocalDate day) {
        return new FollowUpTask(
                id,
                code,
                title,
                clause,
                owner,
                acting,
                withinWorkingDays,
                day,
                FollowUpState.OPEN,
                false,
                steps,
                result);
    }

    FollowUpTask after(Step step, Result itsResult) {
        List<Step> all = new ArrayList<>(steps);
        all.add(step);
        return new FollowUpTask(
                id,
                code,
                title,
                clause,
                owner,
                acting,
                withinWorkingDays,
                due,
                step.state(),
                reminded,
                all,
                itsResult);
    }
}
