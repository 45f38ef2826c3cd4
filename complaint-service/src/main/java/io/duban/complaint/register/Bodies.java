package io.duban.complaint.register;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;

import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.subject.BodyLevel;
import io.duban.kit.event.EncodedEvent;
import io.duban.kit.event.EventCodec;
import io.duban.kit.json.Form;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.outbox.OutboxRelay;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.problem.UnavailableException;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The bodies of the city; each change of one is an event. */
@Component
class Bodies {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_KIND = 20;
    private static final Duration FRESH = Duration.ofSeconds(3);

    private static final String COLLECTION = "bodies";
    private static final int ATTEMPTS = 10;

    private final MongoCollection<Document> bodies;
    private final EventCodec codec;
    private final OutboxRelay relay;
    private final Cache<String, Body> recent =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(FRESH).build();

    Bodies(MongoDatabase store, EventCodec codec, OutboxRelay relay) {
        this.bodies = store.getCollection(COLLECTION);
        this.codec = codec;
        this.relay = relay;
        relay.register(COLLECTION);
    }

    Optional<Body> find(String code) {
        return Optional.ofNullable(recent.get(code, this::load));
    }

    /**
     * Reads a body's fields. A street's county must be registered, because an estate's county
     * follows from it; the city itself need not be.
     */
    Body read(String code, Form form) {
        BodyLevel level = form.choice("level", BodyLevel.BY_WIRE);
        String name = form.text("name", LONGEST_NAME);
        String parent = form.optionalIdentifier("parent");
        String kind = form.optionalText("kind", LONGEST_KIND);
        if (level != null) {
            checkParent(form, level, parent);
        }
        form.finish();
        return new Body(code, level, name, parent, kind);
    }

    Written put(Body body) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Document before = bodies.find(Filters.eq("_id", body.code())).first();
            if (before == null && insert(body)) {
                return Written.CREATED;
            }
            if (before != null && body.equals(Body.of(before))) {
                return Written.EXISTS;
            }
            if (before != null && update(body, before.getLong(OutboxFields.VERSION))) {
                return Written.UPDATED;
            }
        }
        throw new UnavailableException("Too many change this body at once.", null);
    }

    Page<Body> list(BodyLevel level, String parent, PageRequest request) {
        List<Bson> filters = new ArrayList<>();
        if (level != null) {
            filters.add(Filters.eq("level", level.wire()));
        }
        if (parent != null) {
            filters.add(Filters.eq("parent", parent));
        }
        filters.add(Filters.gt("_id", Objects.requireNonNullElse(request.after(), "")));
        List<Body> found = new ArrayList<>();
        bodies.find(Filters.and(filters))
                .sort(Sorts.ascending("_id"))
                .limit(request.limit() + 1)
                .batchSize(request.limit() + 1)
                .forEach(document -> found.add(Body.of(document)));
        return request.page(found, Body::code);
    }

    private boolean insert(Body body) {
        Document document = body.toDocument().append(OutboxFields.VERSION, 1L);
        OutboxFields.start(document, events(body, 1));
        try {
            bodies.insertOne(document);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
        written(document);
        return true;
    }

    private boolean update(Body body, long version) {
        List<Bson> changes = new ArrayList<>();
        body.toDocument()
                .forEach(
                        (field, value) -> {
                            if (!field.equals("_id")) {
                                changes.add(Updates.set(field, value));
                            }
                        });
        changes.add(Updates.inc(OutboxFields.VERSION, 1L));
        changes.add(OutboxFields.append(events(body, version + 1)));
        Document after =
                bodies.findOneAndUpdate(
                        Filters.and(
                                Filters.eq("_id", body.code()),
                                Filters.eq(OutboxFields.VERSION, version)),
                        Updates.combine(changes),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        if (after != null) {
            written(after);
        }
        return after != null;
    }

    private void written(Document document) {
        recent.invalidate(document.getString("_id"));
        relay.offer(COLLECTION, document);
    }

    private List<EncodedEvent> events(Body body, long version) {
        return OutboxFields.encode(codec, List.of(new BodyRecorded(body.profile(), version)));
    }

    private void checkParent(Form form, BodyLevel level, String parent) {
        Optional<BodyLevel> above =
                Optional.ofNullable(parent).flatMap(this::find).map(Body::level);
        switch (level) {
            case STREET -> {
                if (parent == null) {
                    form.reject("parent", "required", "is required for a street");
                } else if (above.filter(BodyLevel.COUNTY::equals).isEmpty()) {
                    form.reject("parent", "unknown-body", "must be a registered county");
                }
            }
            case COUNTY -> {
                if (above.filter(it -> it != BodyLevel.CITY).isPresent()) {
                    form.reject("parent", "wrong-level", "must be a city");
                }
            }
            case CITY, DEPARTMENT, TASKFORCE -> {
                // Nothing follows from what they belong to.
            }
        }
    }

    private Body load(String code) {
        Document document = bodies.find(Filters.eq("_id", code)).first();
        return document == null ? null : Body.of(document);
    }
}
