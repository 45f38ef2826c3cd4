package io.duban.notification.notice;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;

import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.measure.Visibility;
import io.duban.kit.aggregate.Documents;
import io.duban.kit.aggregate.Output;
import io.duban.kit.aggregate.Revision;
import io.duban.kit.store.ListIndexes;

import org.bson.Document;
import org.bson.conversions.Bson;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The notices, each with what it has to announce in the same document. */
public final class NoticeStore {

    private static final String COLLECTION = "notices";
    private static final int BATCH = 500;

    private final Documents documents;
    private final MongoCollection<Document> notices;

    NoticeStore(MongoDatabase store, Output output) {
        this.documents = new Documents(store, COLLECTION, output);
        this.notices = documents.all();
        index("place", Indexes.descending(NoticeDocuments.PLACE));
        index("transition", Indexes.ascending(NoticeDocuments.TRANSITIONS));
        ListIndexes.declare(
                notices,
                NoticeDocuments.PLACE,
                Set.of(NoticeDocuments.SUBJECT_NAMES, NoticeDocuments.CONCERNED));
    }

    /** Adds those that are not there yet; one that is there stays as it has become since. */
    void addAbsent(List<Notice> added) {
        Map<String, Revision> made = new LinkedHashMap<>();
        added.forEach(it -> made.put(it.id(), revision(NoticeDocuments.write(it), it)));
        documents.addAbsent(made);
    }

    /**
     * Some of the notices of before it was kept who may see them, which those who sign alone see
     * until it is; empty when there are none left.
     */
    List<Notice> withoutSight() {
        List<Notice> found = new ArrayList<>();
        notices.find(Filters.exists(NoticeDocuments.CONCERNED, false))
                .limit(BATCH)
                .batchSize(BATCH + 1)
                .map(NoticeDocuments::read)
                .into(found);
        return found;
    }

    /** Keeps who may see a notice of which that was not kept. */
    void keepSight(String id, Set<String> concerned, Secrecy secrecy) {
        notices.updateOne(
                Filters.and(
                        Filters.eq("_id", id), Filters.exists(NoticeDocuments.CONCERNED, false)),
                Updates.combine(
                        Updates.set(
                                NoticeDocuments.CONCERNED, concerned.stream().sorted().toList()),
                        Updates.set(NoticeDocuments.SECRECY, secrecy.wire())));
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
        follow(after, NoticeDocuments.takenBack(after));
    }

    /**
     * Keeps what a draft says now; nobody has it, so nothing is announced.
     *
     * @param after one version later than what is stored
     * @throws IllegalStateException when somebody else has changed it meanwhile
     */
    void redraw(Notice after) {
        follow(after, NoticeDocuments.said(after));
    }

    private void follow(Notice after, Document fields) {
        documents.change(
                after.id(),
                stored -> {
                    if (NoticeDocuments.read(stored).version() != after.version() - 1) {
                        throw new IllegalStateException(
                                "notice "
                                        + after.id()
                                        + " was changed meanwhile; the day is taken again");
                    }
                    return Optional.of(revision(fields, after));
                });
    }

    /** What changes without a new state is announced to nobody. */
    private static Revision revision(Document fields, Notice after) {
        boolean told = after.version() == 1 || after.life().state() == NoticeState.WITHDRAWN;
        return Revision.of(fields, _ -> told ? List.of(after.announcement()) : List.of());
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

    /** Whom each of these notices concerns and who may see it; without those that are not known. */
    public Map<String, Seen> seen(Collection<String> ids) {
        Map<String, Seen> seen = new HashMap<>();
        notices.find(Filters.in("_id", ids))
                .batchSize(BATCH)
                .map(NoticeDocuments::read)
                .forEach(it -> seen.put(it.id(), new Seen(it.content().bodies(), it.visibility())));
        return seen;
    }

    /**
     * By whom a notice is seen.
     *
     * @param bodies names of all whom it concerns
     */
    public record Seen(Set<String> bodies, Visibility visibility) {}

    private void index(String name, Bson keys) {
        notices.createIndex(keys, new IndexOptions().name(name));
    }
}
