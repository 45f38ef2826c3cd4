package io.duban.notification.notice;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;

import io.duban.kit.event.EncodedEvent;
import io.duban.kit.event.EventCodec;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.outbox.OutboxRelay;
import io.duban.kit.store.DuplicateKey;

import org.bson.Document;
import org.bson.conversions.Bson;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The notices, each with what it has to announce in the same document. */
public final class NoticeStore {

    private static final String COLLECTION = "notices";
    private static final int BATCH = 500;

    private final MongoCollection<Document> notices;
    private final EventCodec codec;

    NoticeStore(MongoDatabase store, EventCodec codec, OutboxRelay relay) {
        this.notices = store.getCollection(COLLECTION);
        this.codec = codec;
        index("place", Indexes.descending(NoticeDocuments.PLACE));
        index("subject", Indexes.ascending(NoticeDocuments.SUBJECT_NAMES));
        index("transition", Indexes.ascending(NoticeDocuments.TRANSITIONS));
        index("body", Indexes.ascending(NoticeDocuments.BODIES));
        relay.register(COLLECTION);
    }

    /** Adds those that are not there yet; one that is there stays as it has become since. */
    void addAbsent(List<Notice> added) {
        for (int from = 0; from < added.size(); from += BATCH) {
            List<WriteModel<Document>> writes =
                    added.subList(from, Math.min(from + BATCH, added.size())).stream()
                            .map(this::adding)
                            .toList();
            DuplicateKey.tryAgain(
                    () -> notices.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
        }
    }

    /** The notice in force, or in draft, that carries a raising. */
    Optional<Notice> carrying(String transition) {
        Bson standing =
                Filters.and(
                        Filters.eq(NoticeDocuments.TRANSITIONS, transition),
                        Filters.ne(NoticeDocuments.STATE, NoticeState.WITHDRAWN.wire()));
        return Optional.ofNullable(notices.find(standing).limit(1).first())
                .map(NoticeDocuments::read);
    }

    /**
     * Records that a notice was taken back, wholly or in part, and announces a withdrawal.
     *
     * @param after one version later than what is stored
     * @throws IllegalStateException when somebody else has changed it meanwhile
     */
    void takeBack(Notice after) {
        Bson change =
                Updates.combine(
                        new Document("$set", NoticeDocuments.takenBack(after)),
                        Updates.set(OutboxFields.VERSION, after.version()));
        if (after.life().state() == NoticeState.WITHDRAWN) {
            change = Updates.combine(change, OutboxFields.append(announcement(after)));
        }
        Bson before =
                Filters.and(
                        Filters.eq("_id", after.id()),
                        Filters.eq(OutboxFields.VERSION, after.version() - 1));
        if (notices.updateOne(before, change).getMatchedCount() != 1) {
            throw new IllegalStateException(
                    "notice " + after.id() + " was changed meanwhile; the day is taken again");
        }
    }

    public Optional<Notice> find(String id) {
        return Optional.ofNullable(notices.find(Filters.eq("_id", id)).first())
                .map(NoticeDocuments::read);
    }

    /**
     * Lists notices, newest first.
     *
     * @param after {@link #place} after which the list goes on; null for its beginning
     */
    public List<Notice> list(NoticeFilter filter, String after, int limit) {
        List<Bson> conditions = new ArrayList<>(filter.conditions());
        if (after != null) {
            conditions.add(Filters.lt(NoticeDocuments.PLACE, after));
        }
        Bson which = conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
        List<Notice> found = new ArrayList<>();
        notices.find(which)
                .sort(Sorts.descending(NoticeDocuments.PLACE))
                .limit(limit)
                .batchSize(limit)
                .map(NoticeDocuments::read)
                .into(found);
        return found;
    }

    /** Where a notice stands in the list. */
    public static String place(Notice notice) {
        return NoticeDocuments.place(notice);
    }

    /** Whom each of these notices concerns; without those that are not known. */
    public Map<String, Set<String>> bodies(Collection<String> ids) {
        Map<String, Set<String>> bodies = new HashMap<>();
        notices.find(Filters.in("_id", ids))
                .projection(Projections.include(NoticeDocuments.BODIES))
                .batchSize(BATCH)
                .forEach(
                        it ->
                                bodies.put(
                                        it.getString("_id"),
                                        Set.copyOf(
                                                it.getList(
                                                        NoticeDocuments.BODIES,
                                                        String.class,
                                                        List.of()))));
        return bodies;
    }

    private WriteModel<Document> adding(Notice notice) {
        Document document = NoticeDocuments.write(notice);
        OutboxFields.start(document, announcement(notice));
        document.remove("_id");
        return new UpdateOneModel<>(
                Filters.eq("_id", notice.id()),
                new Document("$setOnInsert", document),
                new UpdateOptions().upsert(true));
    }

    private List<EncodedEvent> announcement(Notice notice) {
        return OutboxFields.encode(codec, List.of(notice.announcement()));
    }

    private void index(String name, Bson keys) {
        notices.createIndex(keys, new IndexOptions().name(name));
    }
}
