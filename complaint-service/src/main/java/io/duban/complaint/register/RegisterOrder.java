package io.duban.complaint.register;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;

import io.duban.contracts.subject.BodyLevel;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.problem.ProblemException;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What keeps the register from being turned inside out: a body on which something hangs stays what
 * it is, and none lies under itself. Everything is looked up in the store at the moment of the
 * write. Who hangs something on a body leans on it while writing, so that of two who write at the
 * same time one sees the other.
 */
@Component
class RegisterOrder {

    /** Writers that are under way; more than zero for ever after one of them was killed. */
    private static final String LEANING = "leaning";

    private static final String LEANED_AT = "leanedAt";

    /** No write lasts so long: the store's client gives up before. */
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(60);

    private static final int MOST_COUNTED = 10_000;
    private static final int MOST_ABOVE = 20;

    private final MongoCollection<Document> bodies;
    private final MongoCollection<Document> estates;
    private final MongoCollection<Document> complaints;
    private final Clock clock;

    RegisterOrder(MongoDatabase store, Clock clock) {
        this.bodies = store.getCollection(Bodies.COLLECTION);
        this.estates = store.getCollection(Estates.COLLECTION);
        this.complaints = store.getCollection("complaints");
        this.clock = clock;
    }

    /**
     * Writes what hangs on a body.
     *
     * @param field of the input that names the body
     * @throws InvalidInputException when the body is not, or no longer, of that level
     */
    <R> R hang(String field, String code, BodyLevel level, Supplier<R> write) {
        Bson lean =
                Updates.combine(
                        Updates.inc(LEANING, 1),
                        Updates.set(LEANED_AT, Date.from(clock.instant())));
        Bson which = Filters.and(Filters.eq("_id", code), Filters.eq("level", level.wire()));
        if (bodies.updateOne(which, lean).getMatchedCount() == 0) {
            throw new InvalidInputException(
                    List.of(
                            new FieldError(
                                    "/" + field,
                                    "unknown-body",
                                    "must be a registered " + level.wire())));
        }
        try {
            return write.get();
        } finally {
            bodies.updateOne(Filters.eq("_id", code), Updates.inc(LEANING, -1));
        }
    }

    /**
     * Refuses what would turn the register inside out.
     *
     * @param before the body as it is stored; empty for a new one
     * @return what must still be so when the body is written
     * @throws ProblemException 409 naming what hangs on it
     */
    List<Bson> require(Body body, Optional<Document> before) {
        requireNoCircle(body);
        if (before.isEmpty()) {
            requireLevelThatIsNamed(body);
            return List.of();
        }
        Document stored = before.get();
        String was = stored.getString("level");
        if (was.equals(body.level().wire())) {
            return List.of();
        }
        List<String> hanging = hanging(body.code());
        if (!hanging.isEmpty()) {
            throw inUse(body.code(), was, body.level(), String.join("; ", hanging));
        }
        if (isLeanedOn(stored)) {
            throw inUse(body.code(), was, body.level(), "something that is being written just now");
        }
        return List.of(
                Filters.eq(LEANING, stored.get(LEANING)),
                Filters.eq(LEANED_AT, stored.get(LEANED_AT)));
    }

    /** A county may name its city before that is registered, as a city and nothing else. */
    private void requireLevelThatIsNamed(Body body) {
        if (body.level() != BodyLevel.CITY) {
            Bson counties =
                    Filters.and(
                            Filters.eq("parent", body.code()),
                            Filters.eq("level", BodyLevel.COUNTY.wire()));
            told(bodies, counties, "body", "bodies")
                    .ifPresent(
                            it -> {
                                throw inUse(body.code(), "city", body.level(), it);
                            });
        }
    }

    private void requireNoCircle(Body body) {
        String above = body.parent();
        for (int step = 0; above != null; step++) {
            if (above.equals(body.code()) || step == MOST_ABOVE) {
                throw ProblemException.conflict(
                        "circle",
                        "'"
                                + body.code()
                                + "' would lie under itself, or under more than "
                                + MOST_ABOVE
                                + " bodies: its parent '"
                                + body.parent()
                                + "' is, or lies under, what hangs on it.");
            }
            Document stored = bodies.find(Filters.eq("_id", above)).first();
            above = stored == null ? null : stored.getString("parent");
        }
    }

    private List<String> hanging(String code) {
        Bson within = Filters.or(Filters.eq("street", code), Filters.eq("county", code));
        List<String> found = new ArrayList<>();
        told(bodies, Filters.eq("parent", code), "body", "bodies").ifPresent(found::add);
        told(estates, within, "estate", "estates").ifPresent(found::add);
        told(complaints, within, "complaint", "complaints").ifPresent(found::add);
        return found;
    }

    /** Such as {@code 3 estates, E1 for one}. */
    private static Optional<String> told(
            MongoCollection<Document> collection, Bson which, String one, String many) {
        long count = collection.countDocuments(which, new CountOptions().limit(MOST_COUNTED));
        Document example =
                collection.find(which).projection(Projections.include("_id")).limit(1).first();
        if (count == 0 || example == null) {
            return Optional.empty();
        }
        String counted = count == MOST_COUNTED ? "at least " + count : String.valueOf(count);
        return Optional.of(
                counted
                        + " "
                        + (count == 1 ? one : many)
                        + ", such as '"
                        + example.getString("_id")
                        + "'");
    }

    private boolean isLeanedOn(Document body) {
        Date leanedAt = body.getDate(LEANED_AT);
        Instant longAgo = clock.instant().minus(LONGEST_WRITE);
        return body.getInteger(LEANING, 0) > 0
                && leanedAt != null
                && leanedAt.toInstant().isAfter(longAgo);
    }

    private static ProblemException inUse(String code, String is, BodyLevel not, String what) {
        return ProblemException.conflict(
                "in-use",
                "'%s' is a %s on which hangs %s; it cannot be a %s."
                        .formatted(code, is, what, not.wire()));
    }
}
