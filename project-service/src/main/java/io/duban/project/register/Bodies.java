package io.duban.project.register;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.event.Topic;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.kit.event.EventConsumers;
import io.duban.kit.event.ReceivedEvent;
import io.duban.kit.lines.Lookup;
import io.duban.kit.store.DuplicateKey;

import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bodies (机构) that have been heard of. */
@Component
public class Bodies {

    private static final String VERSION = "version";

    private final MongoCollection<Document> bodies;

    Bodies(MongoDatabase store) {
        this.bodies = store.getCollection("bodies");
    }

    /** The county of that code; empty until it has been registered. */
    public Optional<Subject> county(String code) {
        return find(code)
                .filter(it -> BodyLevel.COUNTY.wire().equals(it.getString("level")))
                .map(it -> Subject.county(code, it.getString("name")));
    }

    /** Any body of that code. */
    public Optional<Party> party(String code) {
        return find(code).map(Bodies::party);
    }

    /** The bodies of a level, by code. */
    public List<Party> all(BodyLevel level) {
        List<Party> found = new ArrayList<>();
        bodies.find(Filters.eq("level", level.wire()))
                .sort(Sorts.ascending("_id"))
                .forEach(it -> found.add(party(it)));
        return found;
    }

    /** The county of which a text is the code or the whole name. */
    public Lookup lookUpCounty(String text) {
        if (county(text).isPresent()) {
            return Lookup.found(text);
        }
        List<String> codes = new ArrayList<>();
        bodies.find(
                        Filters.and(
                                Filters.eq("level", BodyLevel.COUNTY.wire()),
                                Filters.eq("name", text)))
                .sort(Sorts.ascending("_id"))
                .forEach(it -> codes.add(it.getString("_id")));
        return Lookup.byName("county", codes);
    }

    private static Party party(Document body) {
        return new Party(body.getString("_id"), body.getString("name"));
    }

    void record(List<ReceivedEvent> events) {
        for (ReceivedEvent received : events) {
            if (received.event() instanceof BodyRecorded(var body, long version)) {
                record(body, version);
            }
        }
    }

    /** An earlier version that comes again after a later one changes nothing. */
    private void record(BodyProfile body, long version) {
        Document known = find(body.code()).orElse(null);
        if (known == null || known.getLong(VERSION) < version) {
            DuplicateKey.tryAgain(
                    () ->
                            bodies.updateOne(
                                    Filters.eq("_id", body.code()),
                                    Updates.combine(
                                            Updates.set("level", body.level().wire()),
                                            Updates.set("name", body.name()),
                                            Updates.set(VERSION, version)),
                                    new UpdateOptions().upsert(true)));
        }
    }

    private Optional<Document> find(String code) {
        return Optional.ofNullable(bodies.find(Filters.eq("_id", code)).first());
    }

    @Configuration(proxyBeanMethods = false)
    static class Consumer {

        @Bean
        ConcurrentMessageListenerContainer<String, byte[]> bodyConsumer(
                EventConsumers consumers, Bodies bodies) {
            return consumers.container("bodies", bodies::record, Topic.BODY);
        }
    }
}
