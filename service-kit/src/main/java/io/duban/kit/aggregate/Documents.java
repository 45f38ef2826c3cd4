package io.duban.kit.aggregate;

import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;

import io.duban.kit.event.EncodedEvent;
import io.duban.kit.event.EventCodec;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.outbox.OutboxRelay;
import io.duban.kit.problem.UnavailableException;
import io.duban.kit.store.DuplicateKey;

import org.bson.Document;
import org.bson.conversions.Bson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The one way in which a document is made or changed: read it, decide, write if nobody came before,
 * together with the events that tell of it; otherwise decide again on what is there now.
 */
public final class Documents {

    private static final int ATTEMPTS = 10;

    private static final int BATCH = 500;

    /**
     * Events that may wait in one document for the broker. Beyond them it is changed no more until
     * they are published, because a document may not exceed 16 MB.
     */
    private static final int MOST_WAITING = 1_000;

    /**
     * What became of a decision.
     *
     * @param before what was stored; empty when nothing was
     * @param after what is stored now
     * @param changed whether anything was written
     */
    public record Outcome(Optional<Document> before, Document after, boolean changed) {

        public boolean created() {
            return before.isEmpty();
        }
    }

    private final String collection;
    private final MongoCollection<Document> documents;
    private final EventCodec codec;
    private final OutboxRelay relay;

    public Documents(MongoDatabase store, String collection, Output output) {
        this.collection = collection;
        this.documents = store.getCollection(collection);
        this.codec = output.codec();
        this.relay = output.relay();
        relay.register(collection);
    }

    /** The collection, to be looked at; nothing is changed but here. */
    public MongoCollection<Document> all() {
        return documents;
    }

    public Optional<Document> find(String id) {
        return Optional.ofNullable(documents.find(Filters.eq("_id", id)).first());
    }

    /**
     * Makes the document, or changes it.
     *
     * @param decision looks at what is stored; empty when that is to stay as it is. It is asked
     *     again when another writer came first
     * @throws UnavailableException when too many others come first, or its events wait for the
     *     broker
     */
    public Outcome put(String id, Function<Optional<Document>, Optional<Revision>> decision) {
        return decide(id, decision).orElseThrow();
    }

    /** What {@link #put} would come to now; nothing is written. */
    public Outcome preview(String id, Function<Optional<Document>, Optional<Revision>> decision) {
        Optional<Document> before = find(id);
        Optional<Revision> revision = decision.apply(before);
        return new Outcome(
                before, before.orElseGet(() -> new Document("_id", id)), revision.isPresent());
    }

    /**
     * Makes those documents that are not there yet, by their ids; one that is there stays as it has
     * become since. Many at once, so that one that comes first does not hold up the others.
     */
    public void addAbsent(Map<String, Revision> made) {
        List<Document> all =
                made.entrySet().stream().map(it -> first(it.getKey(), it.getValue())).toList();
        for (int from = 0; from < all.size(); from += BATCH) {
            List<Document> some = all.subList(from, Math.min(from + BATCH, all.size()));
            List<WriteModel<Document>> writes = some.stream().map(Documents::adding).toList();
            BulkWriteResult result =
                    DuplicateKey.tryAgain(
                            () ->
                                    documents.bulkWrite(
                                            writes, new BulkWriteOptions().ordered(false)));
            result.getUpserts().forEach(it -> relay.offer(collection, some.get(it.getIndex())));
        }
    }

    private static WriteModel<Document> adding(Document document) {
        Document fields = new Document(document);
        fields.remove("_id");
        return new UpdateOneModel<>(
                Filters.eq("_id", document.getString("_id")),
                new Document("$setOnInsert", fields),
                new UpdateOptions().upsert(true));
    }

    /** Changes the document; empty when there is none. */
    public Optional<Outcome> change(String id, Function<Document, Optional<Revision>> decision) {
        return decide(id, before -> before.flatMap(decision));
    }

    private Optional<Outcome> decide(
            String id, Function<Optional<Document>, Optional<Revision>> decision) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Document> before = find(id);
            Optional<Revision> revision = decision.apply(before);
            if (revision.isEmpty()) {
                return before.map(it -> new Outcome(before, it, false));
            }
            Optional<Document> after = write(id, before, revision.get());
            if (after.isPresent()) {
                return Optional.of(new Outcome(before, after.get(), true));
            }
        }
        throw new UnavailableException("Too many change '" + id + "' at once.", null);
    }

    /** What was written; empty when somebody else came first. */
    private Optional<Document> write(String id, Optional<Document> before, Revision revision) {
        Optional<Document> after =
                before.isEmpty()
                        ? insert(id, revision)
                        : Optional.ofNullable(update(before.get(), revision));
        after.ifPresent(it -> relay.offer(collection, it));
        return after;
    }

    private Optional<Document> insert(String id, Revision revision) {
        Document document = first(id, revision);
        try {
            documents.insertOne(document);
        } catch (MongoWriteException e) {
            if (DuplicateKey.isSaidBy(e)) {
                return Optional.empty();
            }
            throw e;
        }
        return Optional.of(document);
    }

    private Document first(String id, Revision revision) {
        Document document = new Document("_id", id);
        document.putAll(revision.set());
        document.append(OutboxFields.VERSION, 1L);
        List<EncodedEvent> events = events(revision, 1);
        if (!events.isEmpty()) {
            OutboxFields.start(document, events);
        }
        return document;
    }

    private Document update(Document before, Revision revision) {
        String id = before.getString("_id");
        if (OutboxFields.waiting(before) >= MOST_WAITING) {
            throw new UnavailableException("What '" + id + "' told waits for the broker.", null);
        }
        long version = OutboxFields.version(before);
        List<Bson> conditions = new ArrayList<>(revision.provided());
        conditions.add(Filters.eq("_id", id));
        conditions.add(Filters.eq(OutboxFields.VERSION, version));
        List<Bson> changes = new ArrayList<>();
        revision.set().forEach((field, value) -> changes.add(Updates.set(field, value)));
        revision.unset().forEach(field -> changes.add(Updates.unset(field)));
        changes.add(Updates.set(OutboxFields.VERSION, version + 1));
        List<EncodedEvent> events = events(revision, version + 1);
        if (!events.isEmpty()) {
            changes.add(OutboxFields.append(events));
        }
        return documents.findOneAndUpdate(
                Filters.and(conditions),
                Updates.combine(changes),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    }

    private List<EncodedEvent> events(Revision revision, long version) {
        return OutboxFields.encode(codec, revision.telling().apply(version));
    }
}
