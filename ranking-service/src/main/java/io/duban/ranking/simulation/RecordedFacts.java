package io.duban.ranking.simulation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;

import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.ladder.Miss;
import io.duban.kit.event.ReceivedEvent;

import org.bson.Document;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;

/** Misses and findings as they were told last: with the boards, what a simulation replays. */
final class RecordedFacts {

    private static final String CONTENT = "content";
    private static final int MANY = 1_000;

    private final MongoCollection<Document> missed;
    private final MongoCollection<Document> findings;
    private final JsonMapper mapper;

    RecordedFacts(MongoDatabase store, JsonMapper mapper) {
        this.missed = store.getCollection("recordedMisses");
        this.findings = store.getCollection("recordedFindings");
        this.mapper = mapper;
    }

    /** Takes in what is told, in order; again does no harm. */
    void collect(List<ReceivedEvent> events) {
        for (ReceivedEvent received : events) {
            switch (received.event()) {
                case TasksMissed it -> keep(missed, it.due().toString(), it);
                case FindingRecorded it -> keep(findings, it.findingId(), it);
                default -> {
                    // Only these two climb ladders of their own.
                }
            }
        }
    }

    List<Miss> misses() {
        return all(missed, TasksMissed.class).stream().flatMap(it -> it.misses().stream()).toList();
    }

    List<Finding> findings() {
        return all(findings, FindingRecorded.class).stream().map(FindingRecorded::finding).toList();
    }

    private void keep(MongoCollection<Document> collection, String id, Object event) {
        collection.replaceOne(
                Filters.eq("_id", id),
                new Document("_id", id).append(CONTENT, mapper.writeValueAsString(event)),
                new ReplaceOptions().upsert(true));
    }

    private <T> List<T> all(MongoCollection<Document> collection, Class<T> type) {
        List<T> all = new ArrayList<>();
        collection
                .find()
                .batchSize(MANY)
                .forEach(it -> all.add(mapper.readValue(it.getString(CONTENT), type)));
        return all;
    }
}
