package io.duban.project.campaign;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;

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

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The records that are kept; each change of one is an event. */
@Component
public class Records {

    private static final String COLLECTION = "records";
    private static final String KIND = "kind";
    private static final String ON = "on";

    private final Aggregates<KeptRecord> records;

    Records(MongoDatabase store, Output output) {
        this.records =
                new Aggregates<>(store, COLLECTION, KeptRecord.class, KeptRecord::event, output);
        MongoCollection<Document> documents = store.getCollection(COLLECTION);
        ListIndexes.declare(documents, "_id", Set.of(KIND));
        documents.createIndex(Indexes.ascending(ON), new IndexOptions().name(ON));
    }

    /** How many records of each kind were made in a year. */
    public Map<String, Long> counts(int year) {
        return records.all(between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))).stream()
                .collect(
                        Collectors.groupingBy(
                                it -> it.content().kind(), TreeMap::new, Collectors.counting()));
    }

    /** The bodies that have a record of the kind. */
    Set<String> bodiesWith(String kind) {
        return records.all(List.of(Filters.eq(KIND, kind))).stream()
                .map(it -> it.content().body())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** The filters that leave what was done in these days, both included. */
    static List<Bson> between(LocalDate from, LocalDate to) {
        return List.of(
                Filters.gt(ON, from.minusDays(1).toString()),
                Filters.lt(ON, to.plusDays(1).toString()));
    }

    /** The record, unless it lies outside the reach, where it is as unknown as any other. */
    KeptRecord require(String id, Reach reach) {
        return records.find(id)
                .filter(it -> isWithin(it, reach))
                .orElseThrow(() -> ProblemException.notFound("Record", id));
    }

    Page<KeptRecord> page(List<Bson> filters, PageRequest request) {
        return records.page(filters, request);
    }

    Outcome<KeptRecord> put(
            String id,
            RecordContent content,
            String reason,
            Reach reach,
            Author by,
            IfMatch match) {
        return records.put(
                id,
                match.guardAny(
                        before ->
                                before.map(it -> requireWithin(it, reach).with(content, reason, by))
                                        .orElseGet(() -> KeptRecord.kept(id, content, by))));
    }

    private static KeptRecord requireWithin(KeptRecord kept, Reach reach) {
        if (!isWithin(kept, reach)) {
            throw ProblemException.forbidden("The record is that of another body.");
        }
        return kept;
    }

    private static boolean isWithin(KeptRecord kept, Reach reach) {
        return reach.isWholeCity() || reach.coversCounty(kept.content().body());
    }
}
