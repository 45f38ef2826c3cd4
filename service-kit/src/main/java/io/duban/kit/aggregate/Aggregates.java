package io.duban.kit.aggregate;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;

import io.duban.contracts.event.DubanEvent;
import io.duban.kit.event.EncodedEvent;
import io.duban.kit.event.EventCodec;
import io.duban.kit.json.StoredJson;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.outbox.OutboxRelay;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.problem.UnavailableException;

import org.bson.Document;
import org.bson.conversions.Bson;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The aggregates of one kind. A change is a pure function of what is stored; it is tried again when
 * another came first, and written together with the event that tells of it.
 */
public final class Aggregates<T extends Aggregate> {

    private static final int ATTEMPTS = 10;
    private static final String CONTENT = "content";

    /**
     * What became of a change.
     *
     * @param before what was stored; empty when it was not
     * @param after what is stored now
     */
    public record Outcome<T>(Optional<T> before, T after) {

        public boolean created() {
            return before.isEmpty();
        }

        /** Whether anything was written. */
        public boolean changed() {
            return created() || before.get() != after;
        }
    }

    private final String collection;
    private final MongoCollection<Document> documents;
    private final Class<T> type;
    private final Function<T, DubanEvent> telling;
    private final EventCodec codec;
    private final OutboxRelay relay;
    private final StoredJson json;

    /**
     * @param telling the event that tells of what an aggregate has become
     */
    public Aggregates(
            MongoDatabase store,
            String collection,
            Class<T> type,
            Function<T, DubanEvent> telling,
            Output output) {
        this.collection = collection;
        this.documents = store.getCollection(collection);
        this.type = type;
        this.telling = telling;
        this.codec = output.codec();
        this.relay = output.relay();
        this.json = StoredJson.decimalsAsTexts(output.mapper());
        relay.register(collection);
    }

    public Optional<T> find(String id) {
        return Optional.ofNullable(documents.find(Filters.eq("_id", id)).first()).map(this::read);
    }

    /** All of them that the filters leave, by id. */
    public List<T> all(List<Bson> filters) {
        List<T> found = new ArrayList<>();
        documents
                .find(filters.isEmpty() ? Filters.empty() : Filters.and(filters))
                .sort(Sorts.ascending("_id"))
                .batchSize(1_000)
                .forEach(document -> found.add(read(document)));
        return found;
    }

    public Page<T> page(List<Bson> filters, PageRequest request) {
        List<Bson> all = new ArrayList<>(filters);
        all.add(Filters.gt("_id", Objects.requireNonNullElse(request.after(), "")));
        List<T> found = new ArrayList<>();
        documents
                .find(Filters.and(all))
                .sort(Sorts.ascending("_id"))
                .limit(request.limit() + 1)
                .batchSize(request.limit() + 1)
                .forEach(document -> found.add(read(document)));
        return request.page(found, Aggregate::id);
    }

    /** Makes the aggregate, or changes it. */
    public Outcome<T> put(String id, Function<Optional<T>, T> change) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<T> before = find(id);
            Outcome<T> outcome = new Outcome<>(before, change.apply(before));
            if (!outcome.changed() || write(outcome)) {
                return outcome;
            }
        }
        throw new UnavailableException("Too many change '" + id + "' at once.", null);
    }

    /** Changes the aggregate; empty when it is not known. */
    public Optional<Outcome<T>> change(String id, UnaryOperator<T> change) {
        return find(id).isEmpty()
                ? Optional.empty()
                : Optional.of(put(id, before -> change.apply(before.orElseThrow())));
    }

    private boolean write(Outcome<T> outcome) {
        return outcome.created()
                ? insert(outcome.after())
                : update(outcome.before().orElseThrow().version(), outcome.after());
    }

    private boolean insert(T after) {
        Document document =
                new Document("_id", after.id())
                        .append(OutboxFields.VERSION, after.version())
                        .append(CONTENT, content(after));
        document.putAll(after.indexed());
        OutboxFields.start(document, events(after));
        try {
            documents.insertOne(document);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
        relay.offer(collection, document);
        return true;
    }

    private boolean update(long version, T after) {
        List<Bson> changes = new ArrayList<>();
        after.indexed().forEach((field, value) -> changes.add(Updates.set(field, value)));
        changes.add(Updates.set(CONTENT, content(after)));
        changes.add(Updates.set(OutboxFields.VERSION, after.version()));
        changes.add(OutboxFields.append(events(after)));
        Document written =
                documents.findOneAndUpdate(
                        Filters.and(
                                Filters.eq("_id", after.id()),
                                Filters.eq(OutboxFields.VERSION, version)),
                        Updates.combine(changes),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        if (written != null) {
            relay.offer(collection, written);
        }
        return written != null;
    }

    private List<EncodedEvent> events(T after) {
        return OutboxFields.encode(codec, List.of(telling.apply(after)));
    }

    private Document content(T value) {
        return Document.parse(json.text(value));
    }

    private T read(Document document) {
        return json.read(document.get(CONTENT, Document.class).toJson(), type);
    }
}
