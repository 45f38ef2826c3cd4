package io.duban.ranking.readmodel;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;

import io.duban.contracts.event.RankingEvent.RankingFailed;
import io.duban.contracts.period.Period;
import io.duban.kit.store.DuplicateKey;

import org.bson.Document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What could not be computed by now. Whatever still fails says so again on every day, so a day that
 * does not repeat a failure has mended it.
 */
public final class FailedRankings {

    private static final int MOST = 1_000;
    private static final String DAY = "day";

    private final MongoCollection<Document> failed;

    FailedRankings(MongoDatabase store) {
        this.failed = store.getCollection("failedRankings");
    }

    /** Those that fail at this moment, by ranking and period; at most {@value #MOST}. */
    public List<FailedRanking> all() {
        List<FailedRanking> all = new ArrayList<>();
        failed.find()
                .sort(Sorts.ascending("_id"))
                .limit(MOST)
                .batchSize(MOST)
                .forEach(it -> all.add(read(it)));
        return all;
    }

    /** Whether, and why, the ranking's period fails at this moment. */
    public Optional<FailedRanking> find(String ranking, String period) {
        String id = new BoardKey(ranking, period).id();
        return Optional.ofNullable(failed.find(Filters.eq("_id", id)).first())
                .map(FailedRankings::read);
    }

    /** How many fail at this moment. */
    public long count() {
        return failed.countDocuments();
    }

    void keep(RankingFailed event) {
        String id = new BoardKey(event.ranking(), event.period().id()).id();
        Document document =
                new Document("_id", id)
                        .append("ranking", event.ranking())
                        .append("period", event.period().id())
                        .append(DAY, event.day().toString())
                        .append("problem", event.problem());
        DuplicateKey.tryAgain(
                () ->
                        failed.replaceOne(
                                Filters.eq("_id", id),
                                document,
                                new ReplaceOptions().upsert(true)));
    }

    /** The day has said all that fails by now. */
    void published(LocalDate day) {
        failed.deleteMany(Filters.lt(DAY, day.toString()));
    }

    private static FailedRanking read(Document document) {
        return new FailedRanking(
                document.getString("ranking"),
                Period.parse(document.getString("period")),
                LocalDate.parse(document.getString(DAY)),
                document.getString("problem"));
    }
}
