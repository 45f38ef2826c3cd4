package io.duban.project.day;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import io.duban.kit.json.StoredJson;
import io.duban.kit.store.DuplicateKey;

import org.bson.Document;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.Optional;

/** For each day all that its end said. A day's record comes first; all else follows from it. */
@Component
class DayRecords {

    private static final String CONTENT = "content";

    private final MongoCollection<Document> days;
    private final StoredJson json;

    DayRecords(MongoDatabase store, JsonMapper mapper) {
        this.days = store.getCollection("days");
        this.json = new StoredJson(mapper);
    }

    Optional<DayRecord> find(LocalDate day) {
        return Optional.ofNullable(days.find(Filters.eq("_id", day.toString())).first())
                .map(it -> json.read(it.getString(CONTENT), DayRecord.class));
    }

    /** Keeps the record; if one was kept before, that one stays and is returned. */
    DayRecord keep(DayRecord record) {
        DuplicateKey.tryAgain(
                () ->
                        days.updateOne(
                                Filters.eq("_id", record.day().toString()),
                                Updates.setOnInsert(CONTENT, json.text(record)),
                                new UpdateOptions().upsert(true)));
        return find(record.day()).orElseThrow();
    }
}
