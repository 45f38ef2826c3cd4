package io.duban.ranking.live;

import com.mongodb.client.MongoDatabase;

import io.duban.contracts.event.ProjectEvent.ProjectRecorded;
import io.duban.contracts.project.ProjectFacts;
import io.duban.kit.event.ReceivedEvent;
import io.duban.kit.store.LastHeard;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** The projects that have been heard of, each in its last version. */
public final class RecordedProjects {

    private final LastHeard<ProjectFacts> projects;

    RecordedProjects(MongoDatabase store, JsonMapper mapper) {
        this.projects =
                new LastHeard<>(
                        store.getCollection("recordedProjects"), mapper, ProjectFacts.class);
    }

    List<ProjectFacts> all() {
        return projects.all();
    }

    /** Takes in what is told of projects; again does no harm. */
    public void collect(List<ReceivedEvent> events) {
        for (ReceivedEvent received : events) {
            if (received.event() instanceof ProjectRecorded(var project, long version, _, _, _)) {
                projects.keep(project.projectId(), version, project);
            }
        }
    }
}
