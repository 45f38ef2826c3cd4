package io.duban.project.assessment;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.period.Period;
import io.duban.kit.json.StoredJson;
import io.duban.kit.store.DuplicateKey;

import org.bson.Document;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was said last of each period's progress, and of the tasks that were due on each day. */
@Component
public class Assessments {

    private static final String ID = "_id";
    private static final String CONTENT = "content";

    private final MongoCollection<Document> progress;
    private final MongoCollection<Document> missed;
    private final StoredJson json;

    Assessments(MongoDatabase store, JsonMapper mapper) {
        this.progress = store.getCollection("progress");
        this.missed = store.getCollection("missed");
        this.json = new StoredJson(mapper);
    }

    /** The progress of a period as it was published last; empty while it is open. */
    public Optional<AssessedPeriod> progress(Period period) {
        return Optional.ofNullable(progress.find(Filters.eq(ID, period.id())).first())
                .map(it -> json.read(it.getString(CONTENT), AssessedPeriod.class));
    }

    /** The periods whose progress has been published. */
    public List<Period> periods() {
        List<Period> found = new ArrayList<>();
        progress.find()
                .projection(Projections.include(ID))
                .map(it -> Period.parse(it.getString(ID)))
                .into(found);
        return found;
    }

    /** What was said last of the tasks due within the days, by due date. */
    public Map<LocalDate, TasksMissed> missed(LocalDate from, LocalDate through) {
        Map<LocalDate, TasksMissed> found = new HashMap<>();
        missed.find(
                        Filters.and(
                                Filters.gte(ID, from.toString()),
                                Filters.lte(ID, through.toString())))
                .map(it -> json.read(it.getString(CONTENT), TasksMissed.class))
                .forEach(it -> found.put(it.due(), it));
        return found;
    }

    /** Makes it the last word; again does no harm, for days come in order. */
    public void apply(List<TasksMissed> misses, List<AssessedPeriod> periods) {
        misses.forEach(it -> write(missed, it.due().toString(), it));
        periods.forEach(it -> write(progress, it.assessment().period().id(), it));
    }

    private void write(MongoCollection<Document> collection, String id, Object value) {
        DuplicateKey.tryAgain(
                () ->
                        collection.updateOne(
                                Filters.eq(ID, id),
                                Updates.set(CONTENT, json.text(value)),
                                new UpdateOptions().upsert(true)));
    }
}
