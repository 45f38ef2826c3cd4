package io.duban.project.ledger;

import io.duban.contracts.project.MilestoneFacts;
import io.duban.contracts.project.Stage;
import io.duban.kit.aggregate.Entry.Author;
import io.duban.kit.problem.ProblemException;

import java.time.LocalDate;
import java.util.List;

/** When a stage may be completed, and a due date extended (RULES 2.5, 6). */
public final class MilestoneRules {

    private MilestoneRules() {}

    /**
     * The project with the stage complete. The same again changes nothing; another date corrects
     * the one before.
     *
     * @param reason why it is corrected; null at first
     */
    static Project complete(Project project, Completion completion, String reason, Author by) {
        int at = place(project, completion.stage());
        Completion before = project.completion(completion.stage()).orElse(null);
        if (before != null && isSame(before, completion)) {
            return project;
        }
        project.requireActive();
        if (before != null && reason == null) {
            throw Refusals.field(
                    "reason", "required", "is required to correct " + before.completedOn());
        }
        requireOrder(project.milestones(), at, completion.completedOn());
        return project.withCompletion(completion, reason, by);
    }

    /**
     * The project with the stage open again, which had been recorded as complete by mistake. The
     * same again changes nothing.
     */
    static Project withdraw(Project project, Stage stage, String reason, Author by) {
        List<MilestoneFacts> milestones = project.milestones();
        int at = place(project, stage);
        if (milestones.get(at).completedOn() == null) {
            if (project.history().getLast().says("withdrawn", stage.name(), reason)) {
                return project;
            }
            throw ProblemException.conflict("not-complete", stage + " is not complete.");
        }
        project.requireActive();
        milestones.stream()
                .skip(at + 1L)
                .filter(it -> it.completedOn() != null)
                .findFirst()
                .ifPresent(
                        it -> {
                            throw ProblemException.conflict(
                                    "out-of-order",
                                    it.stage() + " comes after it and is complete.");
                        });
        return project.withoutCompletion(stage, reason, by);
    }

    /** The project with the due date moved. */
    static Project extend(Project project, Extension wanted, Author by) {
        int at = place(project, wanted.stage());
        PlannedMilestone planned = project.plan().milestones().get(at);
        Extension extension = onto(wanted, planned.due());
        if (project.extension(planned).filter(extension::equals).isPresent()) {
            return project;
        }
        project.requireActive();
        List<MilestoneFacts> milestones = project.milestones();
        MilestoneFacts milestone = milestones.get(at);
        if (milestone.completedOn() != null) {
            throw ProblemException.conflict(
                    "already-complete", milestone.stage() + " is complete.");
        }
        requireInTime(milestone.due(), extension.due(), extension.approvedOn());
        if (at + 1 < milestones.size() && extension.due().isAfter(milestones.get(at + 1).due())) {
            throw Refusals.field(
                    "due",
                    "out-of-order",
                    "must not lie after that of " + milestones.get(at + 1).stage());
        }
        return project.withExtension(extension, by);
    }

    /** An extension that was approved after the due date does not undo what was missed. */
    public static void requireInTime(LocalDate current, LocalDate due, LocalDate approvedOn) {
        if (approvedOn.isAfter(current)) {
            throw ProblemException.conflict(
                    "extension-after-due", "It was approved after the due date " + current + ".");
        }
        if (!due.isAfter(current)) {
            throw Refusals.field("due", "not-later", "must lie after " + current);
        }
    }

    private static int place(Project project, Stage stage) {
        List<PlannedMilestone> milestones = project.plan().milestones();
        for (int i = 0; i < milestones.size(); i++) {
            if (milestones.get(i).stage() == stage) {
                return i;
            }
        }
        throw ProblemException.notFound("Milestone", stage.name());
    }

    private static boolean isSame(Completion before, Completion completion) {
        return before.completedOn().equals(completion.completedOn())
                && (completion.evidence() == null
                        || completion.evidence().equals(before.evidence()));
    }

    private static void requireOrder(List<MilestoneFacts> milestones, int at, LocalDate on) {
        for (MilestoneFacts earlier : milestones.subList(0, at)) {
            if (earlier.completedOn() == null) {
                throw outOfOrder(earlier.stage() + " comes before it and is not complete");
            }
            if (earlier.completedOn().isAfter(on)) {
                throw outOfOrder("must not lie before that of " + earlier.stage());
            }
        }
        for (MilestoneFacts later : milestones.subList(at + 1, milestones.size())) {
            if (later.completedOn() != null && later.completedOn().isBefore(on)) {
                throw outOfOrder("must not lie after that of " + later.stage());
            }
        }
    }

    private static RuntimeException outOfOrder(String detail) {
        return Refusals.field("completedOn", "out-of-order", detail);
    }

    private static Extension onto(Extension wanted, LocalDate planned) {
        return new Extension(
                wanted.stage(),
                planned,
                wanted.due(),
                wanted.reason(),
                wanted.approvedBy(),
                wanted.approvedOn());
    }
}
