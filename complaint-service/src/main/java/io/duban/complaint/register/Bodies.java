package io.duban.complaint.register;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;

import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.subject.BodyLevel;
import io.duban.kit.aggregate.Documents;
import io.duban.kit.aggregate.Documents.Outcome;
import io.duban.kit.aggregate.Output;
import io.duban.kit.aggregate.Revision;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.store.ListIndexes;
import io.duban.kit.version.IfMatch;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The bodies of the city; each change of one is an event. */
@Component
class Bodies {

    static final String COLLECTION = "bodies";

    /**
     * When what is derived from the body began to be out of date; absent when it follows. It is
     * written together with the change, so that whoever comes next finishes what a crash left.
     */
    static final String FOLLOW_SINCE = "followSince";

    private static final Duration FRESH = Duration.ofSeconds(3);

    private final Documents bodies;
    private final RegisterOrder order;
    private final Clock clock;
    private final Cache<String, Body> recent =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(FRESH).build();

    Bodies(MongoDatabase store, RegisterOrder order, Output output, Clock clock) {
        this.bodies = new Documents(store, COLLECTION, output);
        this.order = order;
        this.clock = clock;
        bodies.all()
                .createIndex(
                        Indexes.ascending(FOLLOW_SINCE),
                        new IndexOptions().name(FOLLOW_SINCE).sparse(true));
        bodies.all().createIndex(Indexes.ascending("name"), new IndexOptions().name("name"));
        ListIndexes.declare(bodies.all(), "_id", Set.of("parent"));
    }

    /** The body as it was at most three seconds ago: for reading, never for deciding a write. */
    Optional<Body> find(String code) {
        return Optional.ofNullable(recent.get(code, it -> load(it).orElse(null)));
    }

    /** The body as it is in the store at this moment. */
    Optional<Body> load(String code) {
        return bodies.find(code).map(Body::of);
    }

    /** The same with its version. */
    Optional<Stored<Body>> stored(String code) {
        return bodies.find(code).map(it -> Stored.of(it, Body::of));
    }

    /** Whether counties lie under the code, which then is the city's, registered or not. */
    boolean hasCounties(String code) {
        return bodies.all()
                        .find(
                                Filters.and(
                                        Filters.eq("parent", code),
                                        Filters.eq("level", BodyLevel.COUNTY.wire())))
                        .first()
                != null;
    }

    /**
     * Makes the body or changes it.
     *
     * @param match on which versions it rests
     * @throws io.duban.kit.problem.ProblemException 409 when it would turn the register inside out
     */
    Outcome put(Body body, IfMatch match) {
        boolean hangs =
                body.level() == BodyLevel.STREET
                        && load(body.code())
                                .filter(it -> body.parent().equals(it.parent()))
                                .isEmpty();
        return hangs
                ? order.hang("parent", body.parent(), BodyLevel.COUNTY, () -> write(body, match))
                : write(body, match);
    }

    /** What {@link #put} would come to now; nothing is written. */
    Written preview(Body body) {
        return Written.of(bodies.preview(body.code(), before -> revision(body, before)));
    }

    /** Codes of the bodies of a name, of one level where one is told. */
    List<String> named(String name, BodyLevel level) {
        List<String> codes = new ArrayList<>();
        bodies.all()
                .find(
                        level == null
                                ? Filters.eq("name", name)
                                : Filters.and(
                                        Filters.eq("name", name),
                                        Filters.eq("level", level.wire())))
                .sort(Sorts.ascending("_id"))
                .forEach(it -> codes.add(it.getString("_id")));
        return codes;
    }

    private Outcome write(Body body, IfMatch match) {
        Outcome outcome =
                bodies.put(body.code(), before -> match.guard(before, revision(body, before)));
        recent.invalidate(body.code());
        return outcome;
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
        bodies.all()
                .find(Filters.and(filters))
                .sort(Sorts.ascending("_id"))
                .limit(request.limit() + 1)
                .batchSize(request.limit() + 1)
                .forEach(document -> found.add(Body.of(document)));
        return request.page(found, Body::code);
    }

    private Optional<Revision> revision(Body body, Optional<Document> before) {
        Optional<Body> was = before.map(Body::of);
        if (was.filter(body::equals).isPresent()) {
            return Optional.empty();
        }
        Revision revision =
                Revision.of(
                        body.toDocument(),
                        version -> List.of(new BodyRecorded(body.profile(), version)));
        for (Bson condition : order.require(body, before)) {
            revision = revision.provided(condition);
        }
        return Optional.of(
                was.filter(it -> carriesOn(it, body)).isPresent()
                        ? revision.with(FOLLOW_SINCE, Date.from(clock.instant()))
                        : revision);
    }

    /** Whether estates and complaints tell something of the body that is another now. */
    private static boolean carriesOn(Body was, Body now) {
        return !was.name().equals(now.name()) || !Objects.equals(was.parent(), now.parent());
    }
}
