package io.duban.ranking.supervision;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;

import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.contracts.subject.SubjectType;
import io.duban.kit.event.ReceivedEvent;
import io.duban.kit.lines.Lookup;
import io.duban.kit.store.DuplicateKey;

import org.bson.Document;
import org.bson.conversions.Bson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bodies of the city as complaint-service has registered them. */
public final class BodyDirectory {

    private final MongoCollection<Document> bodies;

    BodyDirectory(MongoDatabase store) {
        this.bodies = store.getCollection("bodies");
    }

    /** Takes in what the register tells; events of one body come in order. */
    void collect(List<ReceivedEvent> events) {
        for (ReceivedEvent received : events) {
            if (received.event() instanceof BodyRecorded(var body, _)) {
                DuplicateKey.tryAgain(
                        () ->
                                bodies.replaceOne(
                                        Filters.eq("_id", body.code()),
                                        document(body),
                                        new ReplaceOptions().upsert(true)));
            }
        }
    }

    /** Every body, by code. */
    public List<BodyProfile> all() {
        List<BodyProfile> all = new ArrayList<>();
        bodies.find()
                .sort(Sorts.ascending("_id"))
                .batchSize(1_000)
                .forEach(it -> all.add(profile(it)));
        return all;
    }

    /** The street or county with this code. */
    Optional<Subject> find(SubjectType type, String code) {
        String level =
                switch (type) {
                    case STREET -> BodyLevel.STREET.wire();
                    case COUNTY -> BodyLevel.COUNTY.wire();
                    case ESTATE -> "";
                };
        return Optional.ofNullable(bodies.find(Filters.eq("_id", code)).first())
                .filter(it -> level.equals(it.getString("level")))
                .map(it -> new Subject(type, code, it.getString("name")));
    }

    /** The street or county of which a text is the code or the whole name. */
    Lookup lookUp(String text) {
        Bson ranked = Filters.in("level", BodyLevel.STREET.wire(), BodyLevel.COUNTY.wire());
        if (bodies.find(Filters.and(Filters.eq("_id", text), ranked)).first() != null) {
            return Lookup.found(text);
        }
        List<String> codes = new ArrayList<>();
        bodies.find(Filters.and(Filters.eq("name", text), ranked))
                .sort(Sorts.ascending("_id"))
                .forEach(it -> codes.add(it.getString("_id")));
        return Lookup.byName("street or county", codes);
    }

    /** The county that a street lies in; empty for a county. */
    Optional<Party> county(Subject body) {
        if (body.type() != SubjectType.STREET) {
            return Optional.empty();
        }
        return Optional.ofNullable(bodies.find(Filters.eq("_id", body.code())).first())
                .map(it -> it.getString("parent"))
                .flatMap(it -> find(SubjectType.COUNTY, it))
                .map(it -> new Party(it.code(), it.name()));
    }

    private static Document document(BodyProfile body) {
        return new Document("_id", body.code())
                .append("level", body.level().wire())
                .append("name", body.name())
                .append("parent", body.parent())
                .append("kind", body.kind());
    }

    private static BodyProfile profile(Document body) {
        return new BodyProfile(
                body.getString("_id"),
                BodyLevel.BY_WIRE.get(body.getString("level")),
                body.getString("name"),
                body.getString("parent"),
                body.getString("kind"));
    }
}
