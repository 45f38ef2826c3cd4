package io.duban.project.ledger;

import io.duban.contracts.project.ProjectChange;
import io.duban.contracts.project.ProjectState;
import io.duban.kit.aggregate.Entry;
import io.duban.kit.aggregate.Entry.Author;

import java.util.ArrayList;
import java.util.List;

/** The next version of a project while it is put together. */
final class Draft {

    private final Project before;
    private Plan plan;
    private ProjectState state;
    private Integer adoptedYear;
    private String swappedFor;
    private Reservation reservation;
    private List<Completion> completions;
    private List<Completion> withdrawn;
    private List<Extension> extensions;
    private List<Review> reviews;
    private List<Request> requests;
    private Integer about;
    private List<PlannedMilestone> firstPlan;

    Draft(Project before) {
        this.before = before;
        this.plan = before.plan();
        this.state = before.state();
        this.adoptedYear = before.adoptedYear();
        this.swappedFor = before.swappedFor();
        this.reservation = before.reservation();
        this.completions = before.completions();
        this.withdrawn = before.withdrawn();
        this.extensions = before.extensions();
        this.reviews = before.reviews();
        this.requests = before.requests();
        this.firstPlan = before.firstPlan();
    }

    static <T> List<T> plus(List<T> list, T item) {
        List<T> all = new ArrayList<>(list);
        all.add(item);
        return all;
    }

    /** On its first day a plan that is corrected has been the first. */
    void firstPlan(Plan corrected) {
        firstPlan = corrected.milestones();
    }

    /** What a stage was planned to be at first is kept, also where the plan changes it. */
    Draft plan(Plan next) {
        firstPlan = FirstPlans.with(FirstPlans.with(firstPlan, before.plan()), next);
        plan = next;
        return this;
    }

    Draft state(ProjectState next) {
        state = next;
        return this;
    }

    Draft swappedIn(Project leaving) {
        adoptedYear = leaving.year();
        swappedFor = leaving.id();
        reservation = null;
        return this;
    }

    /** Held for another, or for none: either way in the place of none. */
    Draft reserved(Reservation next) {
        adoptedYear = null;
        swappedFor = null;
        reservation = next;
        return this;
    }

    Draft withdrawn(List<Completion> next) {
        withdrawn = next;
        return this;
    }

    Draft completions(List<Completion> next) {
        completions = next;
        return this;
    }

    Draft extensions(List<Extension> next) {
        extensions = next;
        return this;
    }

    Draft reviews(List<Review> next) {
        reviews = next;
        return this;
    }

    /**
     * @param which of them the version is about
     */
    Draft requests(List<Request> next, int which) {
        requests = next;
        about = which;
        return this;
    }

    /** The version, with what made it in its history. */
    Project done(ProjectChange change, String what, String detail, String reason, Author by) {
        long version = before.version() + 1;
        Entry entry = Entry.of(version, what, detail, reason, by);
        return new Project(
                before.id(),
                version,
                plan,
                state,
                adoptedYear,
                swappedFor,
                change,
                completions,
                extensions,
                reviews,
                requests,
                plus(before.history(), entry),
                before.enteredOn(),
                withdrawn,
                reservation,
                about,
                firstPlan);
    }
}
