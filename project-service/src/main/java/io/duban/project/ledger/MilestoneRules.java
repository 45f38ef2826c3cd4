package io.duban.project.ledger;

import io.duban.contracts.project.MilestoneFacts;
import io.duban.contracts.project.Stage;
import io.duban.kit.aggregate.Entry.Author;
import io.duban.kit.problem.ProblemException;
import io.duban.project.assessment.AssessedProgress;
import io.duban.project.ledger.Request.Kind;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** When a stage may be completed, and a due date extended (RULES 2.5, 6). */
public final class MilestoneRules {

    private MilestoneRules() {}

    /**
     * The project with the stage complete, or with the request for that where it takes a second
     * person. The same again changes nothing; another date corrects the one before.
     */
    static Project complete(
            Project project,
            Stage stage,
            CompletionForm form,
            Asking asking,
            AssessedProgress assessed) {
        int at = place(project, stage);
        Completion completion = new Completion(stage, form.completedOn(), form.evidence());
        Completion before = project.completion(stage).orElse(null);
        if (before != null && isSame(before, completion)) {
            return project;
        }
        project.requireActive();
        if (before != null && form.reason() == null) {
            throw Refusals.field(
                    "reason", "required", "is required to correct " + before.completedOn());
        }
        form.requireCredible(project.enteredOn(), asking.today());
        requireOrder(project.milestones(), at, completion.completedOn());
        Project after = project.withCompletion(completion, form.reason(), asking.by());
        if (!takesSecondPerson(project, after, completion, asking, assessed)) {
            return after;
        }
        Proposal proposal =
                Proposal.ofCompletion(stage, completion.completedOn(), completion.evidence());
        return asked(project, Kind.COMPLETION, proposal, asking);
    }

    /**
     * Whether it alters what was assessed, makes a stage count once more, or is a county's own word
     * for a stage that it has entered in the very month.
     */
    private static boolean takesSecondPerson(
            Project project,
            Project after,
            Completion completion,
            Asking asking,
            AssessedProgress assessed) {
        LocalDate on = completion.completedOn();
        List<Completion> earlier =
                Stream.concat(project.completions().stream(), project.withdrawn().stream())
                        .filter(it -> it.stage() == completion.stage())
                        .toList();
        LocalDate due = project.milestones().get(place(project, completion.stage())).due();
        boolean atOnce =
                !asking.wholeCity()
                        && project.enteredOn() != null
                        && assessed.countsAtOnce(project.enteredOn(), due, on);
        return atOnce
                || earlier.stream().anyMatch(it -> assessed.countsAgain(it.completedOn(), on))
                || ((on.isBefore(asking.today()) || !earlier.isEmpty())
                        && assessed.alters(project.facts(), after.facts()));
    }

    /** The draft with the completion that was approved, if the other stages still allow it. */
    static Draft approvedCompletion(Project project, Draft draft, Proposal about) {
        requireOrder(project.milestones(), place(project, about.stage()), about.completedOn());
        return draft.completions(
                project.completionsWith(
                        new Completion(about.stage(), about.completedOn(), about.evidence())));
    }

    private static Project asked(Project project, Kind kind, Proposal proposal, Asking asking) {
        Request request = Request.of(kind, proposal, asking);
        return Requests.plus(project.requests(), request)
                .map(it -> project.withRequest(it, asking.by()))
                .orElse(project);
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

    /**
     * The project with the due date moved, or with the request for that where the day has ended.
     */
    static Project extend(Project project, Stage stage, ExtensionForm form, Asking asking) {
        int at = place(project, stage);
        PlannedMilestone planned = project.plan().milestones().get(at);
        Extension extension = extension(planned, form);
        if (project.extension(planned).filter(extension::equals).isPresent()) {
            return project;
        }
        project.requireActive();
        requireExtensible(project, at, extension);
        if (form.isLate(project.milestones().get(at).due(), asking.today())) {
            Proposal proposal = Proposal.ofExtension(stage, form);
            return asked(project, Kind.EXTENSION, proposal, asking);
        }
        return project.withExtension(extension, asking.by());
    }

    /** The draft with the extension that was approved, if the stages still allow it. */
    static Draft approvedExtension(Project project, Draft draft, Request request) {
        Proposal about = request.proposed();
        int at = place(project, about.stage());
        Extension extension =
                new Extension(
                        about.stage(),
                        project.plan().milestones().get(at).due(),
                        about.due(),
                        request.reason(),
                        about.approvedBy(),
                        about.approvedOn());
        requireExtensible(project, at, extension);
        return draft.extensions(Draft.plus(project.extensions(), extension));
    }

    private static void requireExtensible(Project project, int at, Extension extension) {
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

    private static Extension extension(PlannedMilestone planned, ExtensionForm form) {
        return new Extension(
                planned.stage(),
                planned.due(),
                form.due(),
                form.reason(),
                form.approvedBy(),
                form.approvedOn());
    }
}
