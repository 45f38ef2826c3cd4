package io.duban.project.task;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;

import io.duban.kit.aggregate.Aggregates;
import io.duban.kit.aggregate.Aggregates.Outcome;
import io.duban.kit.aggregate.Entry.Author;
import io.duban.kit.aggregate.Output;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Reach;
import io.duban.kit.store.ListIndexes;
import io.duban.kit.version.IfMatch;
import io.duban.project.ledger.WaitingRequests;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The tasks of both lists; each change of one is an event. */
@Component
public class Tasks {

    private static final String COLLECTION = "tasks";
    private static final String DUE = TaskFields.DUE;

    /** The fields by which {@link #owed} narrows. */
    public static final String COUNTY = TaskFields.COUNTY;

    public static final String OWED_BY = TaskFields.OWED_BY;

    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

    private final Aggregates<Task> tasks;
    private final MongoCollection<Document> documents;
    private final WaitingRequests requests;

    Tasks(MongoDatabase store, Output output) {
        this.tasks = new Aggregates<>(store, COLLECTION, Task.class, Task::told, output);
        this.documents = store.getCollection(COLLECTION);
        this.requests = new WaitingRequests(documents);
        ListIndexes.declare(
                documents, "_id", Set.of(TaskFields.COUNTY, TaskFields.OPEN, TaskFields.OWED_BY));
        documents.createIndex(Indexes.ascending(DUE), new IndexOptions().name(DUE));
        documents.createIndex(
                Indexes.ascending(TaskFields.COUNTY, TaskFields.OWED_BY, "_id"),
                new IndexOptions().name("county,owedBy,_id"));
        int supplied = tasks.supply(TaskFields.OPEN);
        if (supplied > 0) {
            LOG.info("{} tasks of an earlier release are found by what they owe now", supplied);
        }
    }

    /** The tasks that somebody is to report complete, first due first. */
    public List<Task> owed(List<Bson> filters, int limit) {
        return tasks.first(filters, Sorts.ascending(TaskFields.OWED_BY, "_id"), limit);
    }

    /** How many those are. */
    public long countOwed(List<Bson> filters) {
        return documents.countDocuments(Filters.and(filters));
    }

    /** What waits for a second person. */
    public WaitingRequests requests() {
        return requests;
    }

    /** Those of these ids that are known. */
    public List<Task> of(Collection<String> ids) {
        return tasks.all(List.of(Filters.in("_id", ids)));
    }

    /** The tasks that are due in these days, both included. */
    public List<Task> due(LocalDate from, LocalDate to) {
        return tasks.all(
                List.of(
                        Filters.gt(DUE, from.minusDays(1).toString()),
                        Filters.lt(DUE, to.plusDays(1).toString())));
    }

    /** What the tasks of these ids are called, by id. */
    public Map<String, String> titles(Collection<String> ids) {
        return tasks.all(List.of(Filters.in("_id", ids))).stream()
                .collect(Collectors.toMap(Task::id, it -> it.plan().title()));
    }

    Task require(String id, Reach reach) {
        return tasks.find(id)
                .filter(it -> reach.coversCounty(it.plan().county().code()))
                .orElseThrow(() -> ProblemException.notFound("Task", id));
    }

    Page<Task> page(List<Bson> filters, PageRequest request) {
        return tasks.page(filters, request);
    }

    Outcome<Task> plan(
            String id, TaskPlan plan, LocalDate openDay, Reach reach, Author by, IfMatch match) {
        reach.requireCounty(plan.county().code());
        return tasks.put(id, match.guardAny(planning(id, plan, openDay, reach, by)));
    }

    /** What {@link #plan} would come to now; nothing is recorded. */
    Outcome<Task> preview(String id, TaskPlan plan, LocalDate openDay, Reach reach, Author by) {
        reach.requireCounty(plan.county().code());
        return tasks.preview(id, planning(id, plan, openDay, reach, by));
    }

    private static Function<Optional<Task>, Task> planning(
            String id, TaskPlan plan, LocalDate openDay, Reach reach, Author by) {
        return before -> {
            before.ifPresent(it -> reach.requireCounty(it.plan().county().code()));
            return before.map(it -> TaskRules.replan(it, plan, openDay, by))
                    .orElseGet(() -> TaskRules.enter(id, plan, openDay, by));
        };
    }

    Outcome<Task> change(String id, UnaryOperator<Task> change) {
        return tasks.change(id, change).orElseThrow(() -> ProblemException.notFound("Task", id));
    }
}
