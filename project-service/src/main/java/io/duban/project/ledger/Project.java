package io.duban.project.ledger;

import io.duban.contracts.event.ProjectEvent.ProjectRecorded;
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
 * @param requests to the city, oldest first; of each kind at most the last one is open
 * @param enteredOn the business day on which it was entered; absent where an edition before did not
 *     keep it
 * @param withdrawn completions that were taken back, oldest first
 * @param reservation absent unless it is held for another's place in the year's total
 * @param about which request made this version, counted from 0; absent when none did
 * @param firstPlan each stage as it was first planned, which on the first day is as it was planned
 *     last; lacks stages that an edition before has kept
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
        List<Entry> history,
        LocalDate enteredOn,
        List<Completion> withdrawn,
        Reservation reservation,
        Integer about,
        List<PlannedMilestone> firstPlan)
        implements Aggregate {

    public Project {
        completions = List.copyOf(completions);
        extensions = List.copyOf(extensions);
        reviews = List.copyOf(reviews);
        requests = List.copyOf(requests);
        history = List.copyOf(history);
        withdrawn = withdrawn == null ? List.of() : List.copyOf(withdrawn);
        firstPlan = firstPlan == null ? List.of() : List.copyOf(firstPlan);
    }

    static Project planned(String id, Plan plan, List<Request> requests, Asking asking) {
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
                requests,
                List.of(Entry.of(1, "planned", null, asking.reason(), asking.by())),
                asking.today(),
                List.of(),
                null,
                requests.isEmpty() ? null : 0,
                plan.milestones());
    }

    /** The due date that the stage was first planned with. */
    LocalDate baseline(PlannedMilestone milestone) {
        return FirstPlans.of(firstPlan, milestone.stage())
                .map(PlannedMilestone::due)
                .orElse(milestone.due());
    }

    @Override
    public Map<String, Object> indexed() {
        return Map.of(
                "county", plan.county().code(),
                "kind", plan.kind().name(),
                "state", state.name(),
                "swapping", reservation != null);
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
        return milestones(plan);
    }

    /** The milestones as they would be under that plan. */
    List<MilestoneFacts> milestones(Plan under) {
        return under.milestones().stream()
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

    /** The request of that kind that was made last, about the stage if it is about one. */
    public Optional<Request> request(Request.Kind kind, Stage stage) {
        return Requests.last(requests, kind, stage);
    }

    public List<Request> openRequests() {
        return requests.stream().filter(Request::isOpen).toList();
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

    static Project withPlan(Draft draft, Asking asking) {
        return draft.done(ProjectChange.PLANNED, "planned", null, asking.reason(), asking.by());
    }

    List<Completion> completionsWith(Completion completion) {
        return Stream.concat(
                        completions.stream().filter(it -> it.stage() != completion.stage()),
                        Stream.of(completion))
                .toList();
    }

    Project withCompletion(Completion completion, String reason, Author by) {
        String detail = completion.stage() + " " + completion.completedOn();
        return new Draft(this)
                .completions(completionsWith(completion))
                .done(ProjectChange.MILESTONE_COMPLETED, "completed", detail, reason, by);
    }

    Project withoutCompletion(Stage stage, String reason, Author by) {
        return new Draft(this)
                .completions(completions.stream().filter(it -> it.stage() != stage).toList())
                .withdrawn(Draft.plus(withdrawn, completion(stage).orElseThrow()))
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

    /** With a request that was asked for, and a plan of which a part may hold at once. */
    static Project withRequest(Draft draft, List<Request> all, Author by) {
        Request request = all.getLast();
        return draft.requests(all, all.size() - 1)
                .done(
                        change(request.kind()),
                        request.kind().wire() + "-requested",
                        detail(request),
                        request.reason(),
                        by);
    }

    public Project withRequest(List<Request> all, Author by) {
        return withRequest(new Draft(this), all, by);
    }

    private static ProjectChange change(Request.Kind kind) {
        return switch (kind) {
            case ADJUSTMENT -> ProjectChange.ADJUSTMENT_REQUESTED;
            case WITHDRAWAL -> ProjectChange.WITHDRAWAL_REQUESTED;
            case PLAN, COMPLETION, EXTENSION, DUE_DATE_CORRECTION -> ProjectChange.CHANGE_REQUESTED;
        };
    }

    private static String detail(Request request) {
        Stage stage = request.proposed().stage();
        return stage == null ? request.swapIn() : stage.name();
    }

    /** What the city has decided, and nothing else of it yet. */
    Draft decided(Request request, Request.Decision decision) {
        return new Draft(this)
                .requests(
                        Requests.decided(requests, request, decision),
                        requests.lastIndexOf(request));
    }

    public Project withDecision(
            Request request, Request.Decision decision, ProjectState next, Author by) {
        return decision(decided(request, decision).state(next), request, decision, by);
    }

    static Project decision(Draft draft, Request request, Request.Decision decision, Author by) {
        return draft.done(
                ProjectChange.DECIDED,
                request.kind().wire() + "-decided",
                decision.approved() ? "approved" : "refused",
                decision.reason(),
                by);
    }

    public Project swappedIn(Project leaving, Author by) {
        return new Draft(this)
                .swappedIn(leaving)
                .done(ProjectChange.DECIDED, "swapped-in", leaving.id(), null, by);
    }

    /**
     * @param next null to set it free again
     */
    public Project reserved(Reservation next, Author by) {
        return new Draft(this)
                .reserved(next)
                .done(
                        ProjectChange.SWAP_RESERVED,
                        next == null ? "released" : "reserved",
                        next == null ? null : next.project(),
                        null,
                        by);
    }

    /** As others are told of this version. */
    ProjectRecorded told() {
        boolean reviewed = lastChange == ProjectChange.REVIEWED;
        return new ProjectRecorded(
                facts(),
                version,
                lastChange,
                reviewed ? reviews.getLast().facts() : null,
                about == null ? null : requests.get(about).facts());
    }
}
