package io.duban.notification.notice;

import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;

import io.duban.contracts.measure.Visibility;
import io.duban.kit.aggregate.Documents;
import io.duban.kit.aggregate.Output;
import io.duban.kit.aggregate.Revision;
import io.duban.kit.store.ListIndexes;

import org.bson.Document;
import org.bson.conversions.Bson;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The notices, each with what it has to announce in the same document. */
public final class NoticeStore {

    static final String COLLECTION = "notices";
    private static final int BATCH = 500;

    /** Milliseconds. */
    private static final int LONGEST_COUNT = 1_000;

    /** Of these nothing is left to be taken back. */
    private static final List<String> GONE =
            List.of(NoticeState.WITHDRAWN.wire(), NoticeState.VOID.wire());

    private final Documents documents;
    private final MongoCollection<Document> notices;
    private final NoticeBody bodies;
    private final NoticeDocuments forms;

    NoticeStore(MongoDatabase store, Output output, NoticeBody bodies) {
        this.documents = new Documents(store, COLLECTION, output);
        this.notices = documents.all();
        this.bodies = bodies;
        this.forms = new NoticeDocuments(bodies);
        index("place", Indexes.descending(NoticeDocuments.PLACE));
        index("transition", Indexes.ascending(NoticeDocuments.TRANSITIONS));
        index("waitsUntil", Indexes.ascending(NoticeDocuments.WAITS_UNTIL, NoticeDocuments.PLACE));
        index(
                "numberPlace",
                Indexes.ascending(NoticeDocuments.NUMBER_PLACE, NoticeDocuments.ISSUED));
        index(
                "state,step",
                Indexes.ascending(NoticeDocuments.STATE, Worklist.STEP, NoticeDocuments.PLACE));
        index("due", Indexes.ascending(NoticeDocuments.DUE));
        notices.createIndex(
                Indexes.ascending(NoticeDocuments.READY),
                new IndexOptions().name("ready").sparse(true));
        ListIndexes.declare(
                notices,
                NoticeDocuments.PLACE,
                Set.of(
                        NoticeDocuments.STATE,
                        Worklist.STEP,
                        NoticeDocuments.KIND,
                        NoticeDocuments.MEASURE,
                        NoticeDocuments.PERIOD,
                        NoticeDocuments.SUBJECT_NAMES,
                        NoticeDocuments.CONCERNED,
                        NoticeDocuments.ACTING,
                        NoticeDocuments.ADDRESSEE));
    }

    /** Adds those that are not there yet; one that is there stays as it has become since. */
    void addAbsent(List<Notice> added) {
        Map<String, Revision> made = new LinkedHashMap<>();
        added.forEach(it -> made.put(it.id(), revision(it, true)));
        documents.addAbsent(made);
    }

    /**
     * Changes a notice and tells of the step that it has taken, if it has taken one.
     *
     * @param decision the next version; empty when it is to stay as it is. It is asked again when
     *     another writer came first
     * @return the notice as it now stands; empty when there is none
     */
    public Optional<Notice> change(String id, Function<Notice, Optional<Notice>> decision) {
        return decide(id, decision).map(Outcome::after);
    }

    /** The same, and whether it has changed. */
    Optional<Outcome> decide(String id, Function<Notice, Optional<Notice>> decision) {
        return documents
                .change(
                        id,
                        stored -> {
                            Notice before = forms.read(stored);
                            return decision.apply(before).map(it -> revision(before, it));
                        })
                .map(it -> new Outcome(forms.read(it.after()), it.changed()));
    }

    /** What became of a decision. */
    record Outcome(Notice after, boolean changed) {}

    private Revision revision(Notice before, Notice after) {
        boolean step = after.life().entries().size() > before.life().entries().size();
        boolean numbered = before.life().number() == null && after.life().number() != null;
        return revision(after, step || numbered);
    }

    private Revision revision(Notice after, boolean step) {
        Document fields = forms.write(after);
        Set<String> absent = new HashSet<>();
        fields.forEach(
                (name, value) -> {
                    if (value == null) {
                        absent.add(name);
                    }
                });
        absent.forEach(fields::remove);
        Revision revision =
                Revision.of(
                        fields,
                        _ ->
                                step
                                        ? NoticeEvents.of(after, bodies.seal(after)).stream()
                                                .toList()
                                        : List.of());
        for (String field : absent) {
            revision = revision.without(field);
        }
        return revision;
    }

    /** The notice in force, or in draft, that carries a raising. */
    Optional<Notice> carrying(String transition) {
        Bson standing =
                Filters.and(
                        Filters.eq(NoticeDocuments.TRANSITIONS, transition),
                        Filters.nin(NoticeDocuments.STATE, GONE));
        return Optional.ofNullable(notices.find(standing).limit(1).first()).map(forms::read);
    }

    /** Those that wait for nothing but their number, in the order in which they were written. */
    List<Notice> ready() {
        List<Notice> found = new ArrayList<>();
        notices.find(Filters.eq(NoticeDocuments.READY, true))
                .sort(Sorts.ascending(NoticeDocuments.PLACE))
                .batchSize(BATCH)
                .map(forms::read)
                .into(found);
        return found;
    }

    /**
     * Those of which something is due by the end of a day and nobody was reminded, first due first.
     */
    List<Notice> overdue(LocalDate dayEnded, int most) {
        List<Notice> found = new ArrayList<>();
        notices.find(Filters.lte(NoticeDocuments.WAITS_UNTIL, dayEnded.toString()))
                .sort(Sorts.ascending(NoticeDocuments.WAITS_UNTIL, NoticeDocuments.PLACE))
                .limit(most)
                .batchSize(most + 1)
                .map(forms::read)
                .into(found);
        return found;
    }

    public Optional<Notice> find(String id) {
        return documents.find(id).map(forms::read);
    }

    /**
     * Lists notices in the order in which they were written.
     *
     * @param after {@link #place} after which the list goes on; null for its beginning
     */
    public List<Notice> list(NoticeFilter filter, String after, int limit) {
        List<Bson> conditions = new ArrayList<>(filter.conditions());
        if (after != null) {
            conditions.add(
                    filter.oldestFirst()
                            ? Filters.gt(NoticeDocuments.PLACE, after)
                            : Filters.lt(NoticeDocuments.PLACE, after));
        }
        List<Notice> found = new ArrayList<>();
        notices.find(all(conditions))
                .sort(
                        filter.oldestFirst()
                                ? Sorts.ascending(NoticeDocuments.PLACE)
                                : Sorts.descending(NoticeDocuments.PLACE))
                .limit(limit)
                .batchSize(limit)
                .map(forms::read)
                .into(found);
        return found;
    }

    /**
     * How many notices a list has in all.
     *
     * @return null where counting them takes longer than a list may wait for it
     */
    public Long count(NoticeFilter filter) {
        try {
            return notices.countDocuments(
                    all(filter.conditions()),
                    new CountOptions().maxTime(LONGEST_COUNT, TimeUnit.MILLISECONDS));
        } catch (MongoExecutionTimeoutException _) {
            // Whoever may see only a part of all letters may ask for more than any index counts.
            return null;
        }
    }

    private static Bson all(List<Bson> conditions) {
        return conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
    }

    /**
     * The letters that have a number, in the order of kinds, years and numbers.
     *
     * @param after {@link #numberPlace} after which the list goes on; null for its beginning
     */
    public List<Notice> numbered(
            Optional<String> kind, Optional<Integer> year, String after, int limit) {
        List<Bson> conditions = new ArrayList<>();
        // Everything of a kind, or of a kind and a year, lies between two places.
        String within = kind.map(it -> it + year.map(of -> "/" + of).orElse("")).orElse("");
        conditions.add(
                Filters.gt(NoticeDocuments.NUMBER_PLACE, after != null ? after : within + "/"));
        kind.ifPresent(_ -> conditions.add(Filters.lt(NoticeDocuments.NUMBER_PLACE, within + "0")));
        year.ifPresent(it -> conditions.add(Filters.eq(NoticeDocuments.YEAR, it)));
        return notices.find(Filters.and(conditions))
                .sort(Sorts.ascending(NoticeDocuments.NUMBER_PLACE))
                .limit(limit)
                .batchSize(limit)
                .map(forms::read)
                .into(new ArrayList<>());
    }

    /** Where a letter stands in the register of numbers. */
    public static String numberPlace(Notice numbered) {
        return NoticeDocuments.numberPlace(numbered);
    }

    /** Some of those that were issued before there were numbers, in the order of issue. */
    List<Notice> withoutNumber() {
        return notices.find(
                        Filters.and(
                                Filters.eq(NoticeDocuments.NUMBER_PLACE, null),
                                Filters.gt(NoticeDocuments.ISSUED, "")))
                .sort(Sorts.ascending(NoticeDocuments.ISSUED, NoticeDocuments.PLACE))
                .limit(BATCH)
                .batchSize(BATCH + 1)
                .map(forms::read)
                .into(new ArrayList<>());
    }

    /** Where a notice stands in the list. */
    public static String place(Notice notice) {
        return NoticeDocuments.place(notice);
    }

    /** Whom each of these notices concerns and who may see it; without those that are not known. */
    public Map<String, Seen> seen(Collection<String> ids) {
        Map<String, Seen> seen = new HashMap<>();
        notices.find(Filters.in("_id", ids))
                .projection(NoticeDocuments.SIGHT)
                .batchSize(BATCH)
                .forEach(it -> seen.put(it.getString("_id"), NoticeDocuments.seen(it)));
        return seen;
    }

    /**
     * By whom a notice is seen.
     *
     * @param bodies {@link Notice#readers()}
     */
    public record Seen(Set<String> bodies, Visibility visibility) {}

    private void index(String name, Bson keys) {
        notices.createIndex(keys, new IndexOptions().name(name));
    }
}
