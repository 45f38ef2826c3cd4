package io.duban.project.ledger;

import io.duban.contracts.project.MilestoneFacts;
import io.duban.contracts.project.ProjectChange;
import io.duban.contracts.project.ProjectFacts;
import io.duban.contracts.project.ProjectState;
import io.duban.contracts.project.Stage;
import io.duban.kit.aggregate.Aggregate;
import io.duban.kit.aggregate.Entry;
import io.duban.kit.aggregate.Entry.Author;
import io.duban.kit.problem.ProblemException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A project (棚改项目, 未建成社区项目) and everything that happened to it, RULES 6. Nothing in it is ever
 * deleted.
 *
 * @param adoptedYear the year whose total it was swapped into; absent when the plan's year holds
 * @param swappedFor the project whose place it took; absent when it took none
 * @param lastChange what made this version
 * @param requests to the city, oldest first; at most the last one is open
 */
public record Project(
        String id,
        long version,
        Plan plan,
        ProjectState state,
        Integer adoptedYear,
        String swappedFor,
        ProjectChange lastChange,
        List<Completion> completions,
        List<Extension> extensions,
        List<Review> reviews,
        List<Request> requests,
        List<Entry> history)
        implements Aggregate {

    public Project {
        completions = List.copyOf(completions);
        extensions = List.copyOf(extensions);
        reviews = List.copyOf(reviews);
        requests = List.copyOf(requests);
        history = List.copyOf(history);
    }

    static Project planned(String id, Plan plan, Author by) {
        return new Project(
                id,
                1,
                plan,
                ProjectState.ACTIVE,
                null,
                null,
                ProjectChange.PLANNED,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(Entry.of(1, "planned", null, null, by)));
    }

    @Override
    public Map<String, Object> indexed() {
        return Map.of(
                "county", plan.county().code(),
                "kind", plan.kind().name(),
                "state", state.name());
    }

    /** The year to whose total it belongs. */
    public int year() {
        return adoptedYear == null ? plan.year() : adoptedYear;
    }

    public boolean isActive() {
        return state == ProjectState.ACTIVE;
    }

    /** Refuses to change what is no longer on the ledger. */
    public void requireActive() {
        if (!isActive()) {
            throw ProblemException.conflict("not-active", "The project is " + state + ".");
        }
    }

    /** The milestones with the due dates that now hold. */
    public List<MilestoneFacts> milestones() {
        return plan.milestones().stream()
                .map(
                        it ->
                                new MilestoneFacts(
                                        it.stage(),
                                        due(it),
                                        it.weight(),
                                        completion(it.stage())
                                                .map(Completion::completedOn)
                                                .orElse(null)))
                .toList();
    }

    public ProjectFacts facts() {
        return new ProjectFacts(
                id,
                plan.kind(),
                plan.name(),
                plan.county(),
                plan.provincialLedger(),
                year(),
                state,
                milestones());
    }

    public Optional<Completion> completion(Stage stage) {
        return completions.stream().filter(it -> it.stage() == stage).findFirst();
    }

    /** The request that was made last. */
    public Optional<Request> request() {
        return requests.isEmpty() ? Optional.empty() : Optional.of(requests.getLast());
    }

    /** The last extension of a due date that the plan still names. */
    Optional<Extension> extension(PlannedMilestone milestone) {
        return extensions.stream()
                .filter(it -> it.stage() == milestone.stage())
                .filter(it -> it.planned().equals(milestone.due()))
                .reduce((_, last) -> last);
    }

    private LocalDate due(PlannedMilestone milestone) {
        return extension(milestone).map(Extension::due).orElse(milestone.due());
    }

    Project withPlan(Plan next, Author by) {
        return new Draft(this).plan(next).done(ProjectChange.PLANNED, "planned", null, null, by);
    }

    Project withCompletion(Completion completion, String reason, Author by) {
        List<Completion> all =
                Stream.concat(
                                completions.stream().filter(it -> it.stage() != completion.stage()),
                                Stream.of(completion))
                        .toList();
        String detail = completion.stage() + " " + completion.completedOn();
        return new Draft(this)
                .completions(all)
                .done(ProjectChange.MILESTONE_COMPLETED, "completed", detail, reason, by);
    }

    Project withoutCompletion(Stage stage, String reason, Author by) {
        return new Draft(this)
                .completions(completions.stream().filter(it -> it.stage() != stage).toList())
                .done(ProjectChange.COMPLETION_WITHDRAWN, "withdrawn", stage.name(), reason, by);
    }

    Project withExtension(Extension extension, Author by) {
        String detail = extension.stage() + " " + extension.due();
        return new Draft(this)
                .extensions(Draft.plus(extensions, extension))
                .done(ProjectChange.EXTENSION_APPROVED, "extended", detail, extension.reason(), by);
    }

    public Project withReview(Review review, Author by) {
        return new Draft(this)
                .reviews(Draft.plus(reviews, review))
                .done(ProjectChange.REVIEWED, "reviewed", review.on().toString(), null, by);
    }

    public Project withRequest(Request request, Author by) {
        ProjectChange change =
                switch (request.kind()) {
                    case ADJUSTMENT -> ProjectChange.ADJUSTMENT_REQUESTED;
                    case WITHDRAWAL -> ProjectChange.WITHDRAWAL_REQUESTED;
                };
        return new Draft(this)
                .requests(Draft.plus(requests, request))
                .done(
                        change,
                        request.kind().wire() + "-requested",
                        request.swapIn(),
                        request.reason(),
                        by);
    }

    public Project withDecision(Request decided, ProjectState next, Author by) {
        List<Request> all = Draft.plus(requests.subList(0, requests.size() - 1), decided);
        return new Draft(this)
                .requests(all)
                .state(next)
                .done(
                        ProjectChange.DECIDED,
                        decided.kind().wire() + "-decided",
                        decided.decision().approved() ? "approved" : "refused",
                        decided.decision().reason(),
                        by);
    }

    public Project swappedIn(Project leaving, Author by) {
        return new Draft(this)
                .swappedIn(leaving)
                .done(ProjectChange.DECIDED, "swapped-in", leaving.id(), null, by);
    }
}
