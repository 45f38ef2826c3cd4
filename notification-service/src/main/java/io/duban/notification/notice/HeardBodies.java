package io.duban.notification.notice;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;

import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.kit.event.ReceivedEvent;
import io.duban.kit.store.LastHeard;
import io.duban.notification.letter.RegisteredBodies;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Optional;

/** The bodies that complaint-service has told of. */
final class HeardBodies implements RegisteredBodies {

    private final LastHeard<BodyProfile> bodies;

    HeardBodies(MongoDatabase store, JsonMapper mapper) {
        this.bodies = new LastHeard<>(store.getCollection("bodies"), mapper, BodyProfile.class);
    }

    void handle(List<ReceivedEvent> events) {
        for (ReceivedEvent received : events) {
            if (received.event() instanceof BodyRecorded(var body, long version)) {
                bodies.keep(body.code(), version, body);
            }
        }
    }

    @Override
    public Optional<BodyProfile> find(BodyLevel level, String code) {
        return bodies.find(Filters.eq("_id", code)).stream()
                .filter(it -> it.level() == level)
                .findFirst();
    }
}
