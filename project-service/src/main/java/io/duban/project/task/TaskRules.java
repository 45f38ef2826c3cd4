package io.duban.project.task;

import io.duban.kit.aggregate.Entry.Author;
import io.duban.kit.problem.ProblemException;
import io.duban.project.ledger.CompletionForm;
import io.duban.project.ledger.ExtensionForm;
import io.duban.project.ledger.MilestoneRules;
import io.duban.project.ledger.Refusals;

import java.time.LocalDate;
import java.util.Objects;

/** When a task may be changed, completed and extended (RULES 2.4). */
final class TaskRules {

    private TaskRules() {}

    /** The task under a new plan; a due date whose day has ended moves by extension only. */
    static Task replan(Task task, TaskPlan plan, LocalDate openDay, Author by) {
        if (task.plan().equals(plan)) {
            return task;
        }
        if (!plan.due().equals(task.plan().due()) && task.due().isBefore(openDay)) {
            throw ProblemException.conflict(
                    "due-has-passed", "The due date " + task.due() + " has passed.");
        }
        return task.withPlan(plan, by);
    }

    /**
     * Refuses what a county may not do: a due date moves by an extension, which the city approves.
     */
    static void requireUnmoved(Task task, TaskPlan plan) {
        if (!plan.due().equals(task.plan().due())) {
            throw ProblemException.conflict(
                    "needs-extension", "The due date moves by an extension.");
        }
    }

    /** The task complete; the same again changes nothing, another date corrects the one before. */
    static Task complete(Task task, CompletionForm form, Author by) {
        boolean same = form.completedOn().equals(task.completedOn());
        boolean newEvidence =
                form.evidence() != null && !Objects.equals(form.evidence(), task.evidence());
        if (same && !newEvidence) {
            return task;
        }
        if (task.completedOn() != null && form.reason() == null) {
            throw Refusals.field(
                    "reason", "required", "is required to correct " + task.completedOn());
        }
        return task.withCompletion(form.completedOn(), form.evidence(), form.reason(), by);
    }

    /**
     * The task open again, which had been recorded as complete by mistake; the same again changes
     * nothing.
     */
    static Task withdraw(Task task, String reason, Author by) {
        if (task.completedOn() != null) {
            return task.withoutCompletion(reason, by);
        }
        if (task.history().getLast().says("withdrawn", null, reason)) {
            return task;
        }
        throw ProblemException.conflict("not-complete", "The task is not complete.");
    }

    static Task extend(Task task, ExtensionForm form, Author by) {
        TaskExtension extension =
                new TaskExtension(
                        task.plan().due(),
                        form.due(),
                        form.reason(),
                        form.approvedBy(),
                        form.approvedOn());
        if (!task.extensions().isEmpty() && task.extensions().getLast().equals(extension)) {
            return task;
        }
        if (task.completedOn() != null) {
            throw ProblemException.conflict("already-complete", "The task is complete.");
        }
        MilestoneRules.requireInTime(task.due(), form.due(), form.approvedOn());
        return task.withExtension(extension, by);
    }
}
