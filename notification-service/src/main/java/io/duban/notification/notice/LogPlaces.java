package io.duban.notification.notice;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import io.duban.kit.store.DuplicateKey;

import org.bson.Document;

import java.util.HashMap;
import java.util.Map;

/** Up to where this store is known to hold what its own service has told. */
final class LogPlaces {

    private static final String ID = "notices";
    private static final String PLACES = "places";
    private static final String UNFINISHED = "unfinished";

    private final MongoCollection<Document> places;

    LogPlaces(MongoDatabase store) {
        this.places = store.getCollection("logPlaces");
    }

    /** By partition; empty when nothing is known, as in a new store. */
    Map<Integer, Long> known() {
        Map<Integer, Long> known = new HashMap<>();
        Document stored = stored();
        if (stored.containsKey(PLACES)) {
            stored.get(PLACES, Document.class)
                    .forEach(
                            (partition, place) ->
                                    known.put(
                                            Integer.valueOf(partition),
                                            ((Number) place).longValue()));
        }
        return known;
    }

    /** Whether something was being made again and nobody has finished it. */
    boolean isUnfinished() {
        return stored().getBoolean(UNFINISHED, false);
    }

    /** Notes that something is being made again, until {@link #keep} says that it is done. */
    void begin() {
        DuplicateKey.tryAgain(
                () ->
                        places.updateOne(
                                Filters.eq("_id", ID),
                                Updates.set(UNFINISHED, true),
                                new UpdateOptions().upsert(true)));
    }

    private Document stored() {
        Document stored = places.find(Filters.eq("_id", ID)).first();
        return stored == null ? new Document() : stored;
    }

    void keep(Map<Integer, Long> read) {
        Document stored = new Document();
        read.forEach((partition, place) -> stored.append(partition.toString(), place));
        DuplicateKey.tryAgain(
                () ->
                        places.replaceOne(
                                Filters.eq("_id", ID),
                                new Document("_id", ID).append(PLACES, stored),
                                new ReplaceOptions().upsert(true)));
    }
}
