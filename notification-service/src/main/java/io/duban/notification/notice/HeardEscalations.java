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
import io.duban.contracts.event.EscalationEvent.EscalationAmended;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * What has been raised, amended and revoked, kept until the day's mark and after it. An event is
 * entered once, under its id, with its place in the log: a day consists of what lies before its
 * mark and in no earlier day, which is the same whenever it is asked.
 */
final class HeardEscalations {

    private static final int BATCH = 500;

    /** The {@code day} of what lies before no mark yet. */
    private static final String OPEN = "";

    /** Event id of the raising that an entry amends; absent where it amends none. */
    private static final String AMENDS = "amends";

    private static final Comparator<EscalationAmended> OLDEST_FIRST =
            Comparator.comparingInt(EscalationAmended::amendment);

    private final MongoCollection<Document> escalations;
    private final StoredJson json;

    HeardEscalations(MongoDatabase store, JsonMapper mapper) {
        this.escalations = store.getCollection("escalations");
        this.json = new StoredJson(mapper);
        escalations.createIndex(Indexes.ascending("day"), new IndexOptions().name("day"));
        escalations.createIndex(Indexes.ascending(AMENDS), new IndexOptions().name(AMENDS));
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

    /**
     * Raisings by their event ids, each on the evidence on which it stood when the day was over.
     */
    List<EscalationRaised> raised(Collection<String> eventIds, LocalDate day) {
        Map<String, EscalationAmended> latest = amendments(eventIds, day);
        return find(eventIds).stream()
                .filter(EscalationRaised.class::isInstance)
                .map(EscalationRaised.class::cast)
                .map(it -> as(it, latest.get(it.eventId())))
                .toList();
    }

    private static EscalationRaised as(EscalationRaised raised, EscalationAmended amended) {
        return amended == null
                ? raised
                : new EscalationRaised(
                        raised.escalationId(),
                        amended.escalation(),
                        raised.transition(),
                        raised.on());
    }

    /** The last amendment of each raising; what was read ahead of its day is not due yet. */
    private Map<String, EscalationAmended> amendments(Collection<String> eventIds, LocalDate day) {
        Map<String, EscalationAmended> latest = new HashMap<>();
        Bson due =
                Filters.and(
                        Filters.in(AMENDS, eventIds),
                        Filters.gt("day", OPEN),
                        Filters.lte("day", day.toString()));
        for (EscalationEvent event : find(due)) {
            if (event instanceof EscalationAmended it) {
                latest.merge(it.raising(), it, BinaryOperator.maxBy(OLDEST_FIRST));
            }
        }
        return latest;
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
        if (received.event() instanceof EscalationAmended amended) {
            entry.append(AMENDS, amended.raising());
        }
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
