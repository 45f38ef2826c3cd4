package io.duban.ranking.readmodel;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import io.duban.contracts.period.Period;
import io.duban.kit.store.DuplicateKey;

import org.bson.Document;
import org.bson.conversions.Bson;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** For each period of each ranking its revisions, and which of them is the latest and final one. */
public final class BoardHeads {

    /** A century of every ranking. */
    private static final int MOST_PERIODS = 10_000;

    private static final String LATEST = "latest";
    private static final String FINAL_REVISION = "finalRevision";
    private static final String RANKING = "ranking";
    private static final String PERIOD = "period";
    private static final String ORDER = "order";
    private static final String REVISIONS = "revisions";

    private final MongoCollection<Document> periods;

    BoardHeads(MongoDatabase store) {
        this.periods = store.getCollection("periods");
        periods.createIndex(
                Indexes.ascending(RANKING, ORDER), new IndexOptions().name("ranking,order"));
    }

    /**
     * Which revisions there are.
     *
     * @param finalRevision 0 where none stands for good
     */
    record Pointer(BoardKey key, int latest, int finalRevision) {

        boolean isFinal(int revision) {
            return revision == finalRevision && revision == latest;
        }
    }

    /** Adds a revision that is complete; again changes nothing. */
    void keep(BoardKey key, BoardRevision revision) {
        update(
                key,
                Updates.max(LATEST, revision.revision()),
                Updates.set(REVISIONS + "." + revision.revision(), written(revision)));
    }

    /** Notes that the period's last revision stands for good. */
    void finalise(BoardKey key, int revision) {
        update(key, Updates.max(FINAL_REVISION, revision));
    }

    Optional<Pointer> pointer(BoardKey key) {
        return Optional.ofNullable(
                        periods.find(Filters.eq("_id", key.id()))
                                .projection(Projections.exclude(REVISIONS))
                                .first())
                .filter(it -> it.containsKey(LATEST))
                .map(BoardHeads::pointer);
    }

    /** Of every period of every ranking. */
    List<Pointer> pointers() {
        return pointers(Filters.exists(LATEST), Sorts.ascending("_id"));
    }

    /** Of the ranking's periods, oldest first. */
    List<Pointer> pointers(String ranking) {
        return pointers(
                Filters.and(Filters.eq(RANKING, ranking), Filters.exists(LATEST)),
                Sorts.ascending(RANKING, ORDER));
    }

    Optional<BoardRevision> revision(BoardKey key, int number) {
        String field = REVISIONS + "." + number;
        return Optional.ofNullable(
                        periods.find(Filters.eq("_id", key.id()))
                                .projection(Projections.include(field))
                                .first())
                .map(it -> it.get(REVISIONS, Document.class))
                .map(it -> it.get(String.valueOf(number), Document.class))
                .map(it -> read(number, it));
    }

    /**
     * Periods of a ranking, the newest first.
     *
     * @param before order of the period that the list goes on behind; null for its beginning
     */
    public List<BoardHead> list(String ranking, String before, int most) {
        List<Bson> conditions = new ArrayList<>(List.of(Filters.eq(RANKING, ranking)));
        conditions.add(Filters.exists(REVISIONS));
        if (before != null) {
            conditions.add(Filters.lt(ORDER, before));
        }
        List<BoardHead> found = new ArrayList<>();
        periods.find(Filters.and(conditions))
                .sort(Sorts.descending(RANKING, ORDER))
                .limit(most)
                .batchSize(most)
                .forEach(it -> found.add(head(it)));
        return found;
    }

    /** The newest period that has a board. */
    public Optional<Period> latest(String ranking) {
        return Optional.ofNullable(
                        periods.find(
                                        Filters.and(
                                                Filters.eq(RANKING, ranking),
                                                Filters.exists(LATEST)))
                                .sort(Sorts.descending(RANKING, ORDER))
                                .limit(1)
                                .first())
                .map(it -> Period.parse(it.getString(PERIOD)));
    }

    private List<Pointer> pointers(Bson filter, Bson sort) {
        List<Pointer> found = new ArrayList<>();
        periods.find(filter)
                .projection(Projections.exclude(REVISIONS))
                .sort(sort)
                .limit(MOST_PERIODS)
                .batchSize(MOST_PERIODS)
                .forEach(it -> found.add(pointer(it)));
        return found;
    }

    private void update(BoardKey key, Bson... changes) {
        List<Bson> all = new ArrayList<>(List.of(changes));
        all.add(Updates.set(RANKING, key.ranking()));
        all.add(Updates.set(PERIOD, key.period()));
        all.add(Updates.set(ORDER, order(key)));
        DuplicateKey.tryAgain(
                () ->
                        periods.updateOne(
                                Filters.eq("_id", key.id()),
                                Updates.combine(all),
                                new UpdateOptions().upsert(true)));
    }

    private static String order(BoardKey key) {
        return Period.parse(key.period()).end() + " " + key.period();
    }

    private static Pointer pointer(Document period) {
        return new Pointer(
                new BoardKey(period.getString(RANKING), period.getString(PERIOD)),
                period.getInteger(LATEST),
                period.getInteger(FINAL_REVISION, 0));
    }

    private static BoardHead head(Document period) {
        Pointer pointer = pointer(period);
        List<BoardRevision> revisions =
                period.get(REVISIONS, Document.class).entrySet().stream()
                        .map(it -> read(Integer.parseInt(it.getKey()), (Document) it.getValue()))
                        .sorted(Comparator.comparing(BoardRevision::revision))
                        .toList();
        return new BoardHead(
                pointer.key().ranking(),
                Period.parse(pointer.key().period()),
                order(pointer.key()),
                pointer.latest(),
                pointer.isFinal(pointer.latest()),
                revisions);
    }

    private static Document written(BoardRevision revision) {
        BigDecimal cut = revision.cutValue();
        return new Document("closedOn", revision.closedOn().toString())
                .append("hash", revision.hash())
                .append("rated", revision.rated())
                .append("listed", revision.listed())
                .append("cut", cut == null ? null : cut.toPlainString())
                .append("slices", revision.slices())
                .append("pieces", revision.pieces());
    }

    private static BoardRevision read(int number, Document revision) {
        String cut = revision.getString("cut");
        return new BoardRevision(
                number,
                LocalDate.parse(revision.getString("closedOn")),
                revision.getString("hash"),
                revision.getInteger("rated"),
                revision.getInteger("listed"),
                cut == null ? null : new BigDecimal(cut),
                revision.getInteger("slices"),
                revision.getInteger("pieces"));
    }
}
