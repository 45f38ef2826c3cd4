package io.duban.complaint.register;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;

import io.duban.contracts.subject.BodyLevel;
import io.duban.kit.json.Form;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The bodies of the city. */
@Component
class Bodies {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_KIND = 20;
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final MongoCollection<Document> bodies;
    private final Cache<String, Body> recent =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(FRESH).build();

    Bodies(MongoDatabase store) {
        this.bodies = store.getCollection("bodies");
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
        Body before = load(body.code());
        if (body.equals(before)) {
            return Written.EXISTS;
        }
        if (before == null && insert(body)) {
            return Written.CREATED;
        }
        bodies.replaceOne(Filters.eq("_id", body.code()), body.toDocument());
        recent.invalidate(body.code());
        return Written.UPDATED;
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
        try {
            bodies.insertOne(body.toDocument());
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
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
