package io.duban.project.ledger;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;

import io.duban.kit.aggregate.Aggregates;
import io.duban.kit.aggregate.Aggregates.Outcome;
import io.duban.kit.aggregate.Output;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Reach;
import io.duban.kit.store.ListIndexes;
import io.duban.kit.version.IfMatch;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The projects on the ledger; each change of one is an event. */
@Component
public class Projects {

    private static final String COLLECTION = "projects";
    private static final int SOME = 100;

    /**
     * Whether the version is listed; absent where an edition before has stored it. Every change
     * says false, so that a crash between ledger and list is come upon.
     */
    private static final String LISTED = "listed";

    private final Aggregates<Project> projects;
    private final MongoCollection<Document> documents;
    private final ListedProjects listed;

    Projects(MongoDatabase store, Output output, ListedProjects listed) {
        this.projects =
                new Aggregates<>(
                        store, COLLECTION, Project.class, Project::told, Projects::fields, output);
        this.documents = store.getCollection(COLLECTION);
        this.listed = listed;
        ListIndexes.declare(documents, "_id", Set.of("county", LISTED));
        catchUp(null);
    }

    private static Map<String, Object> fields(Project project) {
        Map<String, Object> fields = new HashMap<>(project.indexed());
        fields.put(LISTED, false);
        return fields;
    }

    /** The projects as lists show them, each in its last version. */
    public ListedProjects listed() {
        catchUp(false);
        return listed;
    }

    /** Lists whatever is in that state, some at a time. */
    private void catchUp(Boolean state) {
        Bson which = Filters.eq(LISTED, state);
        for (List<Project> some = some(which, "");
                !some.isEmpty();
                some = some(which, some.getLast().id())) {
            some.forEach(this::list);
        }
    }

    private List<Project> some(Bson which, String after) {
        return projects.first(
                List.of(which, Filters.gt("_id", after)), Sorts.ascending("_id"), SOME);
    }

    private void list(Project project) {
        listed.keep(project);
        documents.updateOne(
                Filters.and(
                        Filters.eq("_id", project.id()),
                        // Whoever came since lists what it has made of it.
                        Filters.eq("content.version", project.version())),
                Updates.set(LISTED, true));
    }

    private Outcome<Project> listed(Outcome<Project> outcome) {
        if (outcome.changed()) {
            list(outcome.after());
        }
        return outcome;
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
    public Outcome<Project> plan(String id, Plan plan, Reach reach, Asking asking, IfMatch match) {
        reach.requireCounty(plan.county().code());
        return listed(projects.put(id, match.guardAny(planning(id, plan, reach, asking))));
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
        return listed(
                projects.change(id, change)
                        .orElseThrow(() -> ProblemException.notFound("Project", id)));
    }
}
