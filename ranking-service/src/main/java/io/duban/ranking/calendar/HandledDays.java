package io.duban.ranking.calendar;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import io.duban.contracts.event.CalendarEvent.DayHandled;
import io.duban.kit.event.ReceivedEvent;
import io.duban.kit.store.DuplicateKey;

import org.bson.Document;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far each service has come with the days. Days are handled in order, so the last one tells.
 */
final class HandledDays {

    private static final int SERVICES = 100;

    private final MongoCollection<Document> documents;

    HandledDays(MongoDatabase store) {
        this.documents = store.getCollection("handledDays");
    }

    /** Collects what services report. */
    void collect(List<ReceivedEvent> events) {
        Map<String, LocalDate> latest = new HashMap<>();
        for (ReceivedEvent received : events) {
            if (received.event() instanceof DayHandled(var service, var day)) {
                latest.merge(service, day, (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        latest.forEach(this::record);
    }

    /** The last handled day of each service that has reported one. */
    Map<String, LocalDate> byService() {
        Map<String, LocalDate> days = new HashMap<>();
        documents
                .find()
                .limit(SERVICES)
                .batchSize(SERVICES)
                .forEach(it -> days.put(it.getString("_id"), LocalDate.parse(it.getString("day"))));
        return days;
    }

    private void record(String service, LocalDate day) {
        DuplicateKey.tryAgain(
                () ->
                        documents.updateOne(
                                Filters.eq("_id", service),
                                Updates.max("day", day.toString()),
                                new UpdateOptions().upsert(true)));
    }
}
