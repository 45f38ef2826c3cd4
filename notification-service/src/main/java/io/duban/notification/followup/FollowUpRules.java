package io.duban.notification.followup;

import io.duban.contracts.rulebook.BundledCalendars;
import io.duban.notification.followup.FollowUpTask.Result;
import io.duban.notification.followup.FollowUpTask.Step;
import io.duban.notification.notice.By;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What may follow what in a follow-up (后续任务): open → in progress → done, and out of both it may be
 * cancelled. What is over is over; the same said again changes nothing.
 */
public final class FollowUpRules {

    private FollowUpRules() {}

    /**
     * What somebody says of a follow-up.
     *
     * @param heldOn of an interview, the day; absent otherwise
     * @param present of an interview, who took part; empty otherwise
     * @param attachments ids of the notice's attachments that belong to it
     */
    public record Report(
            FollowUpState state,
            String note,
            LocalDate heldOn,
            List<String> present,
            List<String> attachments) {

        public Report {
            present = List.copyOf(present);
            attachments = List.copyOf(attachments);
        }
    }

    /**
     * When and by whom it is said.
     *
     * @param by absent for what a day's end does
     */
    public record Saying(LocalDate on, OffsetDateTime at, By by) {}

    /** What the rules say to it. */
    public sealed interface Ruling {

        record Next(FollowUpTask task) implements Ruling {}

        record Same() implements Ruling {}

        /** What was said cannot be, now that the follow-up is where it is. */
        record Conflict(String code, String reason) implements Ruling {}

        /** A field says what cannot be. */
        record Invalid(String pointer, String code, String reason) implements Ruling {}
    }

    public static Ruling say(FollowUpTask task, Report report, Saying saying) {
        if (repeats(task, report)) {
            return new Ruling.Same();
        }
        if (!task.open()) {
            return new Ruling.Conflict(
                    "follow-up-over", "The follow-up is " + task.state().wire() + ".");
        }
        boolean held = report.heldOn() != null || !report.present().isEmpty();
        if (held && report.state() != FollowUpState.DONE) {
            return new Ruling.Invalid(
                    report.heldOn() == null ? "/present" : "/heldOn",
                    "not-done",
                    "is said when the state is done");
        }
        if (report.heldOn() != null && report.heldOn().isAfter(saying.on())) {
            return new Ruling.Invalid(
                    "/heldOn",
                    "in-the-future",
                    "must not lie after the business day " + saying.on());
        }
        return new Ruling.Next(
                task.after(step(report.state(), report.note(), saying), result(report)));
    }

    private static boolean repeats(FollowUpTask task, Report report) {
        if (task.steps().isEmpty()) {
            return false;
        }
        Step last = task.steps().getLast();
        Result result = result(report);
        return last.state() == report.state()
                && last.note().equals(report.note())
                && (result == null ? task.result() == null : result.equals(task.result()));
    }

    private static Result result(Report report) {
        return report.state() == FollowUpState.DONE
                ? new Result(report.note(), report.heldOn(), report.present(), report.attachments())
                : null;
    }

    /** Its notice is in force, so the tasks that were planned have to be done. */
    public static List<FollowUpTask> opened(List<FollowUpTask> planned, LocalDate issued) {
        return planned.stream()
                .map(it -> it.dueBy(BundledCalendars.china().after(issued, it.withinWorkingDays())))
                .toList();
    }

    /** Nothing of its notice holds any more, so what is still open of it need not be done. */
    public static List<FollowUpTask> cancelled(
            List<FollowUpTask> tasks, String note, Saying saying) {
        return tasks.stream()
                .map(
                        it ->
                                it.open() || it.state() == FollowUpState.PLANNED
                                        ? it.after(
                                                step(FollowUpState.CANCELLED, note, saying), null)
                                        : it)
                .toList();
    }

    private static Step step(FollowUpState state, String note, Saying saying) {
        return new Step(state, note, saying.on(), saying.at(), saying.by());
    }
}
