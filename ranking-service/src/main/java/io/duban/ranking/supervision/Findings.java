package io.duban.ranking.supervision;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;

import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.ladder.Finding;
import io.duban.kit.event.EventCodec;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.outbox.OutboxRelay;

import org.bson.Document;

import java.util.List;
import java.util.Optional;

/** Findings as they were entered; none is ever changed. */
final class Findings {

    private static final String COLLECTION = "findings";
    private static final String PRINT = "print";

    private final MongoCollection<Document> findings;
    private final EventCodec codec;
    private final OutboxRelay relay;

    Findings(MongoDatabase store, EventCodec codec, OutboxRelay relay) {
        this.findings = store.getCollection(COLLECTION);
        this.codec = codec;
        this.relay = relay;
        relay.register(COLLECTION);
    }

    /**
     * Enters a finding.
     *
     * @param id the same for a repetition of the same call
     * @param print tells contents apart
     * @param by the key with which it was entered
     * @return the escalation that the id was first entered with; empty when this is the first time
     */
    Optional<Entered> enter(
            String id, String print, String escalationId, Finding finding, String by) {
        Document document =
                new Document("_id", id)
                        .append(OutboxFields.VERSION, 1L)
                        .append(PRINT, print)
                        .append("escalation", escalationId)
                        .append("by", by);
        OutboxFields.start(
                document, OutboxFields.encode(codec, List.of(new FindingRecorded(id, finding))));
        try {
            findings.insertOne(document);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                Document first = findings.find(Filters.eq("_id", id)).first();
                return Optional.of(
                        new Entered(first.getString(PRINT), first.getString("escalation")));
            }
            throw e;
        }
        relay.offer(COLLECTION, document);
        return Optional.empty();
    }

    /** What was entered before under an id. */
    record Entered(String print, String escalationId) {}
}
