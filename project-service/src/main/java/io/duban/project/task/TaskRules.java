package io.duban.project.task;

import io.duban.contracts.subject.Subject;
import io.duban.kit.aggregate.Entry.Author;
import io.duban.kit.problem.ProblemException;
import io.duban.project.ledger.Asking;
import io.duban.project.ledger.CompletionForm;
import io.duban.project.ledger.ExtensionForm;
import io.duban.project.ledger.MilestoneRules;
import io.duban.project.ledger.Proposal;
import io.duban.project.ledger.Refusals;
import io.duban.project.ledger.Request;
import io.duban.project.ledger.Request.Decision;
import io.duban.project.ledger.Request.Kind;
import io.duban.project.ledger.Requests;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * When a task may be entered, changed, completed and extended (RULES 2.4). What would alter a miss
 * that has been assessed takes a second person.
 */
final class TaskRules {

    private TaskRules() {}

    static Task enter(String id, TaskPlan plan, LocalDate today, Author by) {
        if (plan.due().isBefore(today)) {
            throw Refusals.field(
                    "due", "has-ended", "must not lie before today, " + today + ": nobody owes it");
        }
        return Task.planned(id, plan, today, by);
    }

    /** The task under a new plan, due as before and owed by the same. */
    static Task replan(Task task, TaskPlan plan, LocalDate today, Author by) {
        if (task.plan().equals(plan)) {
            return task;
        }
        if (!plan.due().equals(task.plan().due())) {
            throw ProblemException.conflict(
                    "needs-due-date-correction",
                    "A due date that was mistyped is corrected by POST /api/v1/tasks/"
                            + task.id()
                            + "/due-date-correction, and moved by an extension.");
        }
        boolean firstDay = today.equals(task.enteredOn());
        if (!firstDay && !plan.county().sameAs(task.plan().county())) {
            throw ProblemException.conflict(
                    "needs-due-date-correction",
                    "A county that was mistyped is corrected by POST /api/v1/tasks/"
                            + task.id()
                            + "/due-date-correction.");
        }
        return task.withPlan(plan, by);
    }

    /**
     * The task complete, or with the request for that where it would alter a miss; the same again
     * changes nothing, another date corrects the one before.
     */
    static Task complete(Task task, CompletionForm form, Asking asking) {
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
        form.requireCredible(task.enteredOn(), asking.today());
        Task after =
                task.withCompletion(
                        form.completedOn(), form.evidence(), form.reason(), asking.by());
        if (missIsTheSame(task, after, asking.today())) {
            return after;
        }
        return asked(
                task,
                Kind.COMPLETION,
                Proposal.ofCompletion(null, form.completedOn(), form.evidence()),
                asking);
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

    /** The task with its due date moved, or with the request for that where the day has ended. */
    static Task extend(Task task, ExtensionForm form, Asking asking) {
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
        requireExtensible(task, form.due(), form.approvedOn());
        if (form.isLate(task.due(), asking.today())) {
            Proposal proposal = Proposal.ofExtension(null, form);
            return asked(task, Kind.EXTENSION, proposal, asking);
        }
        return task.withExtension(extension, asking.by());
    }

    /** The task with the request for another due date, or another county that owes it. */
    static Task correct(Task task, Proposal proposal, Asking asking) {
        boolean again =
                task.request(Kind.DUE_DATE_CORRECTION)
                        .filter(it -> it.isOpen() || it.decision().approved())
                        .filter(it -> proposal.equals(it.proposal()))
                        .filter(it -> asking.reason().equals(it.reason()))
                        .isPresent();
        if (again) {
            return task;
        }
        requireSensible(task, proposal);
        return asked(task, Kind.DUE_DATE_CORRECTION, proposal, asking);
    }

    /**
     * The task with the decision; the same again changes nothing.
     *
     * @param counties a county by its code
     */
    static Task decide(
            Task task,
            Kind kind,
            Decision decision,
            Function<String, Optional<Subject>> counties,
            Author by) {
        Optional<Request> open = Requests.toBeDecided(task.requests(), kind, null, decision);
        if (open.isEmpty()) {
            return task;
        }
        Request request = open.get();
        Task effect = decision.approved() ? approved(task, request, counties, by) : task;
        return task.withDecision(request, decision, effect, by);
    }

    private static Task approved(
            Task task, Request request, Function<String, Optional<Subject>> counties, Author by) {
        Proposal about = request.proposed();
        return switch (request.kind()) {
            case COMPLETION -> task.withCompletion(about.completedOn(), about.evidence(), null, by);
            case EXTENSION -> {
                requireExtensible(task, about.due(), about.approvedOn());
                yield task.withExtension(
                        new TaskExtension(
                                task.plan().due(),
                                about.due(),
                                request.reason(),
                                about.approvedBy(),
                                about.approvedOn()),
                        by);
            }
            case DUE_DATE_CORRECTION -> {
                Subject county =
                        Optional.ofNullable(about.county())
                                .flatMap(counties)
                                .orElse(task.plan().county());
                yield task.withPlan(task.plan().corrected(about.due(), county), by);
            }
            case ADJUSTMENT, WITHDRAWAL, PLAN ->
                    throw new IllegalArgumentException("No task has " + request.kind());
        };
    }

    private static void requireSensible(Task task, Proposal proposal) {
        boolean sameCounty =
                proposal.county() == null || proposal.county().equals(task.plan().county().code());
        if (sameCounty && proposal.due().equals(task.due())) {
            throw Refusals.field("due", "not-changed", "is due on " + task.due() + " already");
        }
        if (task.enteredOn() != null && proposal.due().isBefore(task.enteredOn())) {
            throw Refusals.field(
                    "due",
                    "before-entry",
                    "must not lie before " + task.enteredOn() + ", when it was entered");
        }
    }

    private static void requireExtensible(Task task, LocalDate due, LocalDate approvedOn) {
        if (task.completedOn() != null) {
            throw ProblemException.conflict("already-complete", "The task is complete.");
        }
        MilestoneRules.requireInTime(task.due(), due, approvedOn);
    }

    private static boolean missIsTheSame(Task before, Task after, LocalDate today) {
        return before.missBefore(today).equals(after.missBefore(today));
    }

    private static Task asked(Task task, Kind kind, Proposal proposal, Asking asking) {
        Request request = Request.of(kind, proposal, asking);
        return Requests.plus(task.requests(), request)
                .map(it -> task.withRequest(it, asking.by()))
                .orElse(task);
    }
}
