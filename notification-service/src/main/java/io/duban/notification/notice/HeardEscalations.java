package io.duban.notification.notice;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;

import io.duban.contracts.event.EscalationEvent;
import io.duban.contracts.event.EventType;
import io.duban.kit.event.ReceivedEvent;
import io.duban.kit.json.StoredJson;
import io.duban.kit.store.DuplicateKey;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What has been raised and revoked, kept until the day's mark and after it. An event is entered
 * once, under its id, with its place in the log: a day consists of what lies before its mark and in
 * no earlier day, which is the same whenever it is asked.
 */
final class HeardEscalations {

    private static final int BATCH = 500;

    /** The {@code day} of what lies before no mark yet. */
    private static final String OPEN = "";

    private final MongoCollection<Document> escalations;
    private final StoredJson json;

    HeardEscalations(MongoDatabase store, JsonMapper mapper) {
        this.escalations = store.getCollection("escalations");
        this.json = new StoredJson(mapper);
        escalations.createIndex(Indexes.ascending("day"), new IndexOptions().name("day"));
    }

    /** Enters events that are not entered yet. */
    void enter(List<ReceivedEvent> events) {
        for (int from = 0; from < events.size(); from += BATCH) {
            List<WriteModel<Document>> writes =
                    events.subList(from, Math.min(from + BATCH, events.size())).stream()
                            .map(this::entering)
                            .toList();
            DuplicateKey.tryAgain(
                    () -> escalations.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
        }
    }

    /**
     * Everything that a day consists of.
     *
     * @param mark place of the day's mark in the log
     */
    List<EscalationEvent> close(LocalDate day, long mark) {
        escalations.updateMany(
                Filters.and(Filters.eq("day", OPEN), Filters.lt("offset", mark)),
                Updates.set("day", day.toString()));
        return find(Filters.eq("day", day.toString()));
    }

    /** Events by their ids. */
    List<EscalationEvent> find(Collection<String> eventIds) {
        return find(Filters.in("_id", eventIds));
    }

    private List<EscalationEvent> find(Bson which) {
        List<EscalationEvent> found = new ArrayList<>();
        escalations.find(which).batchSize(BATCH).map(this::read).into(found);
        return found;
    }

    private WriteModel<Document> entering(ReceivedEvent received) {
        Document entry =
                new Document("offset", received.offset())
                        .append("type", EventType.of(received.event()).wire())
                        .append("body", new Binary(json.bytes(received.event())))
                        .append("day", OPEN);
        return new UpdateOneModel<>(
                Filters.eq("_id", received.event().eventId()),
                new Document("$setOnInsert", entry),
                new UpdateOptions().upsert(true));
    }

    private EscalationEvent read(Document entry) {
        EventType type = EventType.named(entry.getString("type")).orElseThrow();
        byte[] body = entry.get("body", Binary.class).getData();
        return (EscalationEvent) json.read(body, type.eventClass());
    }
}
