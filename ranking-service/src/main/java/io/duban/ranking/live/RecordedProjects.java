package io.duban.ranking.live;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import io.duban.contracts.event.ProjectEvent.ProjectRecorded;
import io.duban.contracts.project.ProjectFacts;
import io.duban.kit.event.ReceivedEvent;

import org.bson.Document;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;

/** The projects that have been heard of, each in its last version. */
final class RecordedProjects {

    private static final String VERSION = "version";
    private static final String CONTENT = "content";

    private final MongoCollection<Document> projects;
    private final JsonMapper mapper;

    RecordedProjects(MongoDatabase store, JsonMapper mapper) {
        this.projects = store.getCollection("recordedProjects");
        this.mapper = mapper;
    }

    List<ProjectFacts> all() {
        List<ProjectFacts> all = new ArrayList<>();
        projects.find()
                .batchSize(1_000)
                .forEach(
                        it -> all.add(mapper.readValue(it.getString(CONTENT), ProjectFacts.class)));
        return all;
    }

    void collect(List<ReceivedEvent> events) {
        for (ReceivedEvent received : events) {
            if (received.event() instanceof ProjectRecorded(var project, long version, _)) {
                keep(project, version);
            }
        }
    }

    /** An earlier version that comes again after a later one changes nothing. */
    private void keep(ProjectFacts project, long version) {
        Document known = projects.find(Filters.eq("_id", project.projectId())).first();
        if (known == null || known.getLong(VERSION) < version) {
            projects.updateOne(
                    Filters.eq("_id", project.projectId()),
                    Updates.combine(
                            Updates.set(VERSION, version),
                            Updates.set(CONTENT, mapper.writeValueAsString(project))),
                    new UpdateOptions().upsert(true));
        }
    }
}
