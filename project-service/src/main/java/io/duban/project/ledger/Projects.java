package io.duban.project.ledger;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;

import io.duban.kit.aggregate.Aggregates;
import io.duban.kit.aggregate.Aggregates.Outcome;
import io.duban.kit.aggregate.Output;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Reach;
import io.duban.kit.store.ListIndexes;

import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The projects on the ledger; each change of one is an event. */
@Component
public class Projects {

    private static final String COLLECTION = "projects";

    private final Aggregates<Project> projects;

    Projects(MongoDatabase store, Output output) {
        this.projects = new Aggregates<>(store, COLLECTION, Project.class, Project::told, output);
        ListIndexes.declare(store.getCollection(COLLECTION), "_id", Set.of("county"));
    }

    /** The project, unless it lies outside the reach, where it is as unknown as any other. */
    public Project require(String id, Reach reach) {
        return projects.find(id)
                .filter(it -> reach.coversCounty(it.plan().county().code()))
                .orElseThrow(() -> ProblemException.notFound("Project", id));
    }

    public Optional<Project> find(String id) {
        return projects.find(id);
    }

    /** Every project, whatever became of it. */
    public List<Project> all() {
        return projects.all(List.of());
    }

    /** Every project that the filters leave. */
    public List<Project> matching(List<Bson> filters) {
        return projects.all(filters);
    }

    public List<Project> ofCounty(String county) {
        return projects.all(List.of(Filters.eq("county", county)));
    }

    public Page<Project> page(List<Bson> filters, PageRequest request) {
        return projects.page(filters, request);
    }

    /** Those that are held for another's place in the year's total, or have taken one. */
    public List<Project> swapping() {
        return projects.all(
                List.of(
                        Filters.or(
                                Filters.eq("swapping", true),
                                Filters.gt("content.swappedFor", ""))));
    }

    /** Records a plan: a new project, or a change of one. */
    public Outcome<Project> plan(String id, Plan plan, Reach reach, Asking asking) {
        reach.requireCounty(plan.county().code());
        return projects.put(id, planning(id, plan, reach, asking));
    }

    /** What {@link #plan} would come to now; nothing is recorded. */
    Outcome<Project> preview(String id, Plan plan, Reach reach, Asking asking) {
        reach.requireCounty(plan.county().code());
        return projects.preview(id, planning(id, plan, reach, asking));
    }

    private static Function<Optional<Project>, Project> planning(
            String id, Plan plan, Reach reach, Asking asking) {
        return before -> {
            before.ifPresent(it -> reach.requireCounty(it.plan().county().code()));
            return before.map(it -> PlanRules.replan(it, plan, asking))
                    .orElseGet(() -> PlanRules.enter(id, plan, asking));
        };
    }

    /** Changes a project that the caller reaches. */
    public Outcome<Project> change(String id, Reach reach, UnaryOperator<Project> change) {
        require(id, reach);
        return projects.change(id, change)
                .orElseThrow(() -> ProblemException.notFound("Project", id));
    }
}
