package io.duban.kit.aggregate;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;

import io.duban.contracts.event.DubanEvent;
import io.duban.kit.json.StoredJson;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;

import org.bson.Document;
import org.bson.conversions.Bson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The aggregates of one kind. A change is a pure function of what is stored; it is tried again when
 * another came first, and written together with the event that tells of it.
 */
public final class Aggregates<T extends Aggregate> {

    private static final String CONTENT = "content";

    /** So many are supplied at a time; each is read whole. */
    private static final int SUPPLIED = 500;

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

    private final Documents documents;
    private final Class<T> type;
    private final Function<T, DubanEvent> telling;
    private final Function<T, Map<String, Object>> fields;
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
        this(store, collection, type, telling, Aggregate::indexed, output);
    }

    /**
     * @param telling the event that tells of what an aggregate has become
     * @param fields what lies beside an aggregate, to be found by, in place of its own
     */
    public Aggregates(
            MongoDatabase store,
            String collection,
            Class<T> type,
            Function<T, DubanEvent> telling,
            Function<T, Map<String, Object>> fields,
            Output output) {
        this.documents = new Documents(store, collection, output);
        this.type = type;
        this.telling = telling;
        this.fields = fields;
        this.json = StoredJson.decimalsAsTexts(output.mapper());
    }

    public Optional<T> find(String id) {
        return documents.find(id).map(this::read);
    }

    /** All of them that the filters leave, by id. */
    public List<T> all(List<Bson> filters) {
        List<T> found = new ArrayList<>();
        documents
                .all()
                .find(filters.isEmpty() ? Filters.empty() : Filters.and(filters))
                .sort(Sorts.ascending("_id"))
                .batchSize(1_000)
                .forEach(document -> found.add(read(document)));
        return found;
    }

    public Page<T> page(List<Bson> filters, PageRequest request) {
        List<Bson> all = new ArrayList<>(filters);
        all.add(Filters.gt("_id", Objects.requireNonNullElse(request.after(), "")));
        return request.page(first(all, Sorts.ascending("_id"), request.limit() + 1), Aggregate::id);
    }

    /** The first of those that the filters leave, of which there is one at least. */
    public List<T> first(List<Bson> filters, Bson order, int limit) {
        List<T> found = new ArrayList<>();
        documents
                .all()
                .find(Filters.and(filters))
                .sort(order)
                .limit(limit)
                .batchSize(limit)
                .forEach(document -> found.add(read(document)));
        return found;
    }

    /**
     * Puts the fields by which aggregates are found beside those that an earlier release has stored
     * without them. Nothing of it is told, for nothing has changed. What is done stays done, so it
     * goes on where it was broken off.
     *
     * @param missing a field that is never null once it is there
     * @return how many lacked it
     */
    public int supply(String missing) {
        int supplied = 0;
        while (true) {
            List<Document> some = new ArrayList<>();
            documents
                    .all()
                    .find(Filters.eq(missing, null))
                    .limit(SUPPLIED)
                    .batchSize(SUPPLIED)
                    .into(some);
            if (some.isEmpty()) {
                return supplied;
            }
            // One that somebody changes meanwhile has them by that.
            documents
                    .all()
                    .bulkWrite(
                            some.stream().map(it -> supplying(it, missing)).toList(),
                            new BulkWriteOptions().ordered(false));
            supplied += some.size();
        }
    }

    private WriteModel<Document> supplying(Document stored, String missing) {
        Document beside = new Document(fields.apply(read(stored)));
        Objects.requireNonNull(beside.get(missing), missing);
        return new UpdateOneModel<>(
                Filters.and(
                        Filters.eq("_id", stored.get("_id")),
                        Filters.eq(OutboxFields.VERSION, stored.get(OutboxFields.VERSION))),
                new Document("$set", beside));
    }

    /** Makes the aggregate, or changes it. */
    public Outcome<T> put(String id, Function<Optional<T>, T> change) {
        AtomicReference<Outcome<T>> last = new AtomicReference<>();
        documents.put(
                id,
                stored -> {
                    Optional<T> before = stored.map(this::read);
                    Outcome<T> outcome = new Outcome<>(before, change.apply(before));
                    last.set(outcome);
                    return outcome.changed()
                            ? Optional.of(revision(outcome.after()))
                            : Optional.empty();
                });
        return last.get();
    }

    /** What {@link #put} would come to now; nothing is written. */
    public Outcome<T> preview(String id, Function<Optional<T>, T> change) {
        Optional<T> before = find(id);
        return new Outcome<>(before, change.apply(before));
    }

    /** Changes the aggregate; empty when it is not known. */
    public Optional<Outcome<T>> change(String id, UnaryOperator<T> change) {
        return find(id).isEmpty()
                ? Optional.empty()
                : Optional.of(put(id, before -> change.apply(before.orElseThrow())));
    }

    private Revision revision(T after) {
        Document set = new Document(fields.apply(after));
        set.append(CONTENT, content(after));
        return Revision.of(set, _ -> List.of(telling.apply(after)));
    }

    private Document content(T value) {
        return Document.parse(json.text(value));
    }

    private T read(Document document) {
        return json.read(document.get(CONTENT, Document.class).toJson(), type);
    }
}
