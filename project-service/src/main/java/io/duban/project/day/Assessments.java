package io.duban.project.day;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.period.Period;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was assessed: for each day all that its end said, and for each period and each due date what
 * was said of it last. The day's record comes first, so that the others follow from it.
 */
@Component
public class Assessments {

    private static final String CONTENT = "content";

    private final MongoCollection<Document> days;
    private final MongoCollection<Document> progress;
    private final MongoCollection<Document> missed;
    private final JsonMapper mapper;

    Assessments(MongoDatabase store, JsonMapper mapper) {
        this.days = store.getCollection("days");
        this.progress = store.getCollection("progress");
        this.missed = store.getCollection("missed");
        this.mapper = mapper;
    }

    /** The progress of a period as it was published last; empty while it is open. */
    public Optional<AssessedPeriod> progress(Period period) {
        return read(progress, period.id(), AssessedPeriod.class);
    }

    /** What was said last of the tasks due within the days, by due date. */
    Map<LocalDate, TasksMissed> missed(LocalDate from, LocalDate through) {
        Map<LocalDate, TasksMissed> found = new HashMap<>();
        missed.find(
                        Filters.and(
                                Filters.gte("_id", from.toString()),
                                Filters.lte("_id", through.toString())))
                .map(it -> mapper.readValue(it.getString(CONTENT), TasksMissed.class))
                .forEach(it -> found.put(it.due(), it));
        return found;
    }

    Optional<DayRecord> day(LocalDate day) {
        return read(days, day.toString(), DayRecord.class);
    }

    /** Keeps the record; if one was kept before, that one stays and is returned. */
    DayRecord keep(DayRecord record) {
        days.updateOne(
                id(record.day().toString()),
                Updates.setOnInsert(CONTENT, mapper.writeValueAsString(record)),
                new UpdateOptions().upsert(true));
        return day(record.day()).orElseThrow();
    }

    /** Makes what a day's record says the last word; again does no harm, for days come in order. */
    void apply(DayRecord record) {
        record.missed().forEach(it -> write(missed, it.due().toString(), it));
        record.assessed().forEach(it -> write(progress, it.assessment().period().id(), it));
    }

    private void write(MongoCollection<Document> collection, String id, Object value) {
        collection.updateOne(
                id(id),
                Updates.set(CONTENT, mapper.writeValueAsString(value)),
                new UpdateOptions().upsert(true));
    }

    private <T> Optional<T> read(MongoCollection<Document> collection, String id, Class<T> type) {
        return Optional.ofNullable(collection.find(id(id)).first())
                .map(it -> mapper.readValue(it.getString(CONTENT), type));
    }

    private static Bson id(String id) {
        return Filters.eq("_id", id);
    }
}
