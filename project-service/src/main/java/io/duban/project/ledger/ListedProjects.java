package io.duban.project.ledger;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;

import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.store.LastHeard;
import io.duban.kit.store.ListIndexes;
import io.duban.project.calendar.Fortnights;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The projects as lists show them, beside the ledger: small, so that what looks at many of them
 * does not read the history of each. {@link Projects} keeps it; whoever reads gets it from there,
 * because it is then up to date.
 */
@Component
public class ListedProjects {

    private static final String ID = "_id";

    private final MongoCollection<Document> documents;
    private final LastHeard<ListedProject> projects;
    private final WaitingRequests requests;
    private final Fortnights fortnights;

    ListedProjects(MongoDatabase store, JsonMapper mapper, Fortnights fortnights) {
        this.documents = store.getCollection("listedProjects");
        this.projects = new LastHeard<>(documents, mapper, ListedProject.class);
        this.fortnights = fortnights;
        ListIndexes.declare(
                documents,
                ID,
                Set.of(
                        ListedFields.COUNTY,
                        ListedFields.KIND,
                        ListedFields.STATE,
                        ListedFields.YEAR,
                        ListedFields.GRAMS,
                        ListedFields.SUPERVISED_FROM,
                        ListedFields.NEXT_DUE,
                        ListedFields.MILESTONE_DUE,
                        ListedFields.OWED_FORTNIGHT));
        index(ListedFields.COUNTY, ListedFields.NEXT_DUE, ID);
        index(ListedFields.COUNTY, ListedFields.MILESTONE_DUE, ID);
        index(ListedFields.COUNTY, ListedFields.OWED_FORTNIGHT, ID);
        index(ListedFields.STATE, ListedFields.KIND, ListedFields.DELIVERED_ON);
        index(ListedFields.STATE, ListedFields.KIND, ListedFields.YEAR, ListedFields.DELIVERED_ON);
        index(
                ListedFields.STATE,
                ListedFields.KIND,
                ListedFields.PROVINCIAL,
                ListedFields.DELIVERED_ON);
        this.requests = new WaitingRequests(documents);
    }

    private void index(String... fields) {
        documents.createIndex(
                Indexes.ascending(fields), new IndexOptions().name(String.join(",", fields)));
    }

    void keep(Project project) {
        ListedProject listed = ListedProject.of(project, owedFortnight(project));
        projects.keep(listed.id(), listed.version(), listed, ListedFields.of(listed));
    }

    private int owedFortnight(Project project) {
        int entered =
                project.enteredOn() == null ? 1 : Math.max(1, fortnights.of(project.enteredOn()));
        return project.reviews().stream()
                .mapToInt(it -> it.fortnight() + 1)
                .reduce(entered, Math::max);
    }

    Page<ListedProject> page(ProjectFilter filter, ProjectOrder order, PageRequest request) {
        List<Bson> all = new ArrayList<>(filter.filters());
        if (request.after() != null) {
            all.add(order.after(request.after()));
        }
        List<ListedProject> found =
                projects.first(
                        all.isEmpty() ? Filters.empty() : Filters.and(all),
                        order.sort(),
                        request.limit() + 1);
        return request.page(found, order::place);
    }

    /** The first of those whose fields match. */
    public List<ListedProject> first(Bson filter, Bson order, int limit) {
        return projects.first(filter, order, limit);
    }

    /** How many there are whose fields match. */
    public long count(Bson filter) {
        return projects.count(filter);
    }

    /** What waits for a second person. */
    public WaitingRequests requests() {
        return requests;
    }

    public long count(Counted counted) {
        return projects.count(counted.filter());
    }
}
