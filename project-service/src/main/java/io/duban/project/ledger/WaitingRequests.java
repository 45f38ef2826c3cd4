package io.duban.project.ledger;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;

import org.bson.Document;
import org.bson.conversions.Bson;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what waits for a second person among documents that have their open requests beside them.
 * Only those that have any are taken apart and sorted, which are few.
 */
public final class WaitingRequests {

    private static final String DUE = ListedFields.REQUESTS + "." + ListedFields.DUE;
    private static final String BY = ListedFields.REQUESTS + "." + ListedFields.BY;
    private static final String MANY = "many";

    private final MongoCollection<Document> documents;

    /**
     * Which of them.
     *
     * @param whole what a document must be, whatever its requests are
     * @param notBy the key for which they wait not, for nobody decides on what it asked for
     * @param from the first day by whose end they are due
     * @param to the last one; absent when there is none
     */
    public record Which(List<Bson> whole, String notBy, String from, Optional<String> to) {

        public Which {
            whole = List.copyOf(whole);
        }
    }

    public WaitingRequests(MongoCollection<Document> documents) {
        this.documents = documents;
        documents.createIndex(Indexes.ascending(DUE), new IndexOptions().name(DUE));
    }

    /**
     * Ids of the documents of the first of them, those that are due first.
     *
     * @param afterDue the due day after which it goes on, within it with {@code afterId}; empty for
     *     the beginning
     */
    public Set<String> first(Which which, String afterDue, String afterId, int limit) {
        List<Bson> stages = takenApart(which);
        stages.add(
                Aggregates.match(
                        Filters.and(
                                Filters.gte(DUE, afterDue),
                                Filters.or(
                                        Filters.gt(DUE, afterDue), Filters.gte("_id", afterId)))));
        stages.add(Aggregates.sort(Sorts.ascending(DUE, "_id")));
        stages.add(Aggregates.limit(limit));
        Set<String> ids = new LinkedHashSet<>();
        documents.aggregate(stages).forEach(it -> ids.add(it.getString("_id")));
        return ids;
    }

    /** How many they are. */
    public long count(Which which) {
        List<Bson> stages = takenApart(which);
        stages.add(Aggregates.group(null, Accumulators.sum(MANY, 1)));
        Document counted = documents.aggregate(stages).first();
        return counted == null ? 0 : counted.get(MANY, Number.class).longValue();
    }

    private static List<Bson> takenApart(Which which) {
        List<Bson> opening = new ArrayList<>(which.whole());
        // Some request of it is due then, by whomever: this an index can tell.
        opening.add(Filters.gte(DUE, which.from()));
        List<Bson> each = new ArrayList<>();
        each.add(Filters.gte(DUE, which.from()));
        which.to().ifPresent(it -> each.add(Filters.lte(DUE, it)));
        each.add(Filters.ne(BY, which.notBy()));
        List<Bson> stages = new ArrayList<>();
        stages.add(Aggregates.match(Filters.and(opening)));
        stages.add(Aggregates.project(Projections.include(ListedFields.REQUESTS)));
        stages.add(Aggregates.unwind("$" + ListedFields.REQUESTS));
        stages.add(Aggregates.match(Filters.and(each)));
        return stages;
    }
}
