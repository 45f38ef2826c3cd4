package io.duban.complaint.tally;

import com.mongodb.MongoBulkWriteException;
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

import io.duban.complaint.closing.BusinessCalendar;
import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.intake.ComplaintListing;
import io.duban.complaint.tally.Batch.Move;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.store.DuplicateKey;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the counts: whatever has changed is counted in batches, one after another, by whoever
 * comes. A batch is written down first; each count takes it once, for it remembers the last one
 * that reached it. So one that was begun by a process that was killed, or by two at once, is
 * finished by anyone, and nothing is counted twice or not at all.
 */
@Component
public class Tally {

    static final String ROWS = "complaintCounts";
    static final String COUNTED = "tallied";

    private static final String NO = "no";
    private static final String OPEN = "open";
    private static final String THROUGH = "through";
    private static final String MARK_FROM = "markFrom";
    private static final int BATCH = 250;
    private static final int MARKED = 1_000;
    private static final Bson STATE = Filters.eq("_id", "state");
    private static final Bson NEEDED =
            Projections.exclude(
                    ComplaintListing.FIELD,
                    ComplaintDocument.HISTORY,
                    ComplaintDocument.DISPATCHES,
                    "detail",
                    "outbox");

    private final MongoCollection<Document> complaints;
    private final MongoCollection<Document> rows;
    private final MongoCollection<Document> states;
    private final BusinessCalendar calendar;

    Tally(MongoDatabase store, BusinessCalendar calendar) {
        this.calendar = calendar;
        this.complaints = store.getCollection(ComplaintDocument.COLLECTION);
        this.rows = store.getCollection(ROWS);
        this.states = store.getCollection("complaintTally");
        for (String area : List.of("", "county", "street", "company")) {
            List<String> fields =
                    Stream.of(area, Row.LEVEL, Row.PERIOD).filter(it -> !it.isEmpty()).toList();
            rows.createIndex(
                    Indexes.ascending(fields), new IndexOptions().name(String.join(",", fields)));
        }
    }

    /** Counts some of what has changed; false when there is nothing. */
    boolean step() {
        Optional<Batch> batch = begun();
        batch.ifPresent(
                it -> {
                    count(it);
                    remember(it);
                    end(it);
                });
        return batch.isPresent();
    }

    /** The batch that is to be counted: one that somebody has begun, or else a new one. */
    Optional<Batch> begun() {
        Document state = state();
        Batch open = open(state);
        return Optional.ofNullable(open == null ? begin(state) : open);
    }

    /** The batch is counted, and everybody knows. */
    void end(Batch batch) {
        states.updateOne(Filters.and(STATE, Filters.eq(NO, batch.no())), Updates.unset(OPEN));
    }

    /**
     * A day has passed, and with it the last day of some complaints. What it changes is marked when
     * this returns, and counted soon; the same day again does no harm.
     */
    public void dayEnded(LocalDate day) {
        Document state = state();
        String before = state.getString(THROUGH);
        if (before == null || before.compareTo(day.toString()) < 0) {
            // One write, so that whoever was killed after it knows from where on to mark.
            states.updateOne(
                    STATE,
                    Updates.combine(
                            Updates.max(THROUGH, day.toString()),
                            Updates.min(MARK_FROM, before == null ? "" : before)));
        }
        String from = state().getString(MARK_FROM);
        if (from != null) {
            mark(from, day);
            states.updateOne(
                    Filters.and(STATE, Filters.eq(THROUGH, day.toString())),
                    Updates.unset(MARK_FROM));
        }
    }

    /**
     * Complaints whose last day lies after the one day and not after the other. Each last day is
     * read by itself: where many share one, a page would else walk again over all before it.
     */
    private void mark(String from, LocalDate day) {
        for (Optional<String> due = firstDue(from, day);
                due.isPresent();
                due = firstDue(due.get(), day)) {
            mark(due.get());
        }
    }

    private Optional<String> firstDue(String after, LocalDate day) {
        Document first =
                complaints
                        .find(
                                Filters.and(
                                        Filters.gt(ComplaintDocument.DUE, after),
                                        Filters.lte(ComplaintDocument.DUE, day.toString())))
                        .projection(Projections.include(ComplaintDocument.DUE))
                        .sort(Sorts.ascending(ComplaintDocument.DUE, "_id"))
                        .first();
        return Optional.ofNullable(first).map(it -> it.getString(ComplaintDocument.DUE));
    }

    private void mark(String due) {
        String after = "";
        List<String> some;
        do {
            some =
                    complaints
                            .find(
                                    Filters.and(
                                            Filters.eq(ComplaintDocument.DUE, due),
                                            Filters.gt("_id", after)))
                            .projection(Projections.include("_id"))
                            .sort(Sorts.ascending("_id"))
                            .limit(MARKED)
                            .batchSize(MARKED)
                            .map(it -> it.getString("_id"))
                            .into(new ArrayList<>());
            if (!some.isEmpty()) {
                complaints.updateMany(
                        Filters.in("_id", some),
                        Updates.set(ComplaintListing.UNCOUNTED, ComplaintListing.uncounted()));
                after = some.getLast();
            }
        } while (some.size() == MARKED);
    }

    private Document state() {
        Document state = states.find(STATE).first();
        if (state == null) {
            // Nothing has been counted yet, so all will be as of the day that ended last.
            Document first = new Document(NO, 0L);
            calendar.lastEnded().ifPresent(it -> first.append(THROUGH, it.toString()));
            DuplicateKey.tryAgain(
                    () ->
                            states.updateOne(
                                    STATE,
                                    new Document("$setOnInsert", first),
                                    new UpdateOptions().upsert(true)));
            state = states.find(STATE).first();
        }
        return state;
    }

    /** The batch that somebody has begun; null when there is none. */
    private static Batch open(Document state) {
        return state.containsKey(OPEN)
                ? Batch.read(state.getLong(NO), state.getList(OPEN, Document.class))
                : null;
    }

    /**
     * Begins a batch, or takes the one that somebody else has begun meanwhile. The state is read
     * before the complaints: if it is the same when the batch is written, no other batch has
     * touched them and no day has passed.
     *
     * @return null when there is nothing to count
     */
    private Batch begin(Document state) {
        String through = state.getString(THROUGH);
        LocalDate passed = through == null ? null : LocalDate.parse(through);
        List<Move> moves = new ArrayList<>();
        complaints
                .find(Filters.gt(ComplaintListing.UNCOUNTED, ""))
                .projection(NEEDED)
                .limit(BATCH)
                .batchSize(BATCH)
                .forEach(it -> moves.add(Move.of(it, passed)));
        if (moves.isEmpty()) {
            return null;
        }
        Batch batch = new Batch(state.getLong(NO) + 1, moves);
        Bson same =
                Filters.and(
                        STATE,
                        Filters.eq(NO, state.getLong(NO)),
                        Filters.eq(THROUGH, through),
                        Filters.exists(OPEN, false));
        boolean begun =
                states.updateOne(
                                        same,
                                        Updates.combine(
                                                Updates.set(NO, batch.no()),
                                                Updates.set(OPEN, batch.write())))
                                .getMatchedCount()
                        == 1;
        if (begun) {
            return batch;
        }
        Document now = state();
        Batch other = open(now);
        return other == null ? begin(now) : other;
    }

    /** Every count takes it, once. */
    void count(Batch batch) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        batch.changes().forEach((row, fields) -> writes.add(write(row, fields, batch.no())));
        if (writes.isEmpty()) {
            return;
        }
        try {
            rows.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            // A count that is there and was not found has taken the batch before.
            if (!DuplicateKey.isSaidBy(e)) {
                throw e;
            }
        }
    }

    private static WriteModel<Document> write(Row row, Map<String, Long> fields, long no) {
        List<Bson> changes = new ArrayList<>();
        fields.forEach((field, by) -> changes.add(Updates.inc(field, by)));
        changes.add(Updates.set(NO, no));
        row.fields().forEach((field, value) -> changes.add(Updates.setOnInsert(field, value)));
        return new UpdateOneModel<>(
                new Document("_id", row.id()).append(NO, new Document("$lt", no)),
                Updates.combine(changes),
                new UpdateOptions().upsert(true));
    }

    /** Every complaint knows what of it is counted, and the index forgets those that stayed so. */
    void remember(Batch batch) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Move move : batch.moves()) {
            Bson itself = Filters.eq("_id", move.ticketNo());
            Document counted = move.to().write().append(NO, batch.no());
            writes.add(
                    new UpdateOneModel<>(
                            Filters.and(
                                    itself,
                                    Filters.not(Filters.gte(COUNTED + "." + NO, batch.no()))),
                            Updates.set(COUNTED, counted)));
            writes.add(
                    new UpdateOneModel<>(
                            Filters.and(
                                    itself,
                                    Filters.eq(OutboxFields.VERSION, move.version()),
                                    Filters.eq(ComplaintDocument.COUNTY, move.county()),
                                    Filters.eq(ComplaintListing.UNCOUNTED, move.uncounted())),
                            Updates.unset(ComplaintListing.UNCOUNTED)));
        }
        complaints.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }
}
