package io.duban.ranking.readmodel;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import io.duban.kit.store.DuplicateKey;

import org.bson.Document;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How far the read model has come on each of its two topics. Days come in order, so the earlier of
 * both last days is the day up to which everything is stored.
 */
final class PublishedDays {

    private static final String ID = "published-days";
    private static final String RANKINGS = "rankings";

    private final MongoCollection<Document> documents;

    PublishedDays(MongoDatabase store) {
        this.documents = store.getCollection("settings");
    }

    /**
     * Notes a topic's day mark.
     *
     * @return the last day of which both marks are stored
     */
    Optional<LocalDate> reached(String topic, LocalDate day) {
        DuplicateKey.tryAgain(
                () ->
                        documents.updateOne(
                                Filters.eq("_id", ID),
                                Updates.max(topic, day.toString()),
                                new UpdateOptions().upsert(true)));
        Document days = documents.find(Filters.eq("_id", ID)).first();
        if (days == null || !days.containsKey(RANKINGS) || !days.containsKey("escalations")) {
            return Optional.empty();
        }
        LocalDate rankings = LocalDate.parse(days.getString(RANKINGS));
        LocalDate escalations = LocalDate.parse(days.getString("escalations"));
        return Optional.of(rankings.isBefore(escalations) ? rankings : escalations);
    }

    /** Whether a later day's mark on the topic of the boards has been read. */
    boolean isBeforeLastRankings(LocalDate day) {
        return lastRankings().filter(day::isBefore).isPresent();
    }

    /** Whether every board that the day has caused is stored. */
    boolean hasRankingsOf(LocalDate day) {
        return lastRankings().filter(it -> !it.isBefore(day)).isPresent();
    }

    private Optional<LocalDate> lastRankings() {
        return Optional.ofNullable(documents.find(Filters.eq("_id", ID)).first())
                .map(it -> it.getString(RANKINGS))
                .map(LocalDate::parse);
    }

    /** The topic of the boards. */
    Optional<LocalDate> rankingsReached(LocalDate day) {
        return reached(RANKINGS, day);
    }

    /** The topic of the escalations. */
    Optional<LocalDate> escalationsReached(LocalDate day) {
        return reached("escalations", day);
    }
}
