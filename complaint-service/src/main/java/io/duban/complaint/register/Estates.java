package io.duban.complaint.register;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;

import io.duban.contracts.event.ComplaintEvent.EstateRecorded;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The estates (物业服务项目) of the register; each change of one is an event. */
@Component
public class Estates {

    private static final String COLLECTION = "estates";
    private static final int LONGEST_NAME = 100;
    private static final int MOST_HOUSEHOLDS = 1_000_000;
    private static final int ATTEMPTS = 10;
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final MongoCollection<Document> estates;
    private final Bodies bodies;
    private final EventCodec codec;
    private final OutboxRelay relay;
    private final EstateArrivals arrivals;
    private final Cache<String, EstateProfile> recent =
            Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(FRESH).build();

    Estates(
            MongoDatabase store,
            Bodies bodies,
            EventCodec codec,
            OutboxRelay relay,
            EstateArrivals arrivals) {
        this.estates = store.getCollection(COLLECTION);
        this.bodies = bodies;
        this.codec = codec;
        this.relay = relay;
        this.arrivals = arrivals;
        for (String field : List.of("street", "county", "company")) {
            estates.createIndex(Indexes.ascending(field), new IndexOptions().name(field));
        }
        relay.register(COLLECTION);
    }

    /** The estate as it is in the store at this moment. */
    public Optional<EstateProfile> find(String estateId) {
        return Optional.ofNullable(estates.find(Filters.eq("_id", estateId)).first())
                .map(EstateDocument::read);
    }

    /**
     * Those of the estates that are registered; what they look like may be two seconds old, that
     * one is registered is never remembered wrongly.
     */
    public Map<String, EstateProfile> findAll(Collection<String> estateIds) {
        Map<String, EstateProfile> found = new HashMap<>(recent.getAllPresent(estateIds));
        Set<String> missing = new HashSet<>(estateIds);
        missing.removeAll(found.keySet());
        if (!missing.isEmpty()) {
            estates.find(Filters.in("_id", missing))
                    .batchSize(missing.size())
                    .forEach(
                            document -> {
                                EstateProfile estate = EstateDocument.read(document);
                                recent.put(estate.estateId(), estate);
                                found.put(estate.estateId(), estate);
                            });
        }
        return found;
    }

    Page<EstateProfile> list(String street, String county, Scope scope, PageRequest request) {
        List<Bson> filters = new ArrayList<>(scope.filters());
        if (street != null) {
            filters.add(Filters.eq("street", street));
        }
        if (county != null) {
            filters.add(Filters.eq("county", county));
        }
        filters.add(Filters.gt("_id", Objects.requireNonNullElse(request.after(), "")));
        List<EstateProfile> found = new ArrayList<>();
        estates.find(Filters.and(filters))
                .sort(Sorts.ascending("_id"))
                .limit(request.limit() + 1)
                .batchSize(request.limit() + 1)
                .forEach(document -> found.add(EstateDocument.read(document)));
        return request.page(found, EstateProfile::estateId);
    }

    /** Reads an estate's fields; the street, which must be registered, tells the county. */
    EstateProfile read(String estateId, Form form) {
        String name = form.text("name", LONGEST_NAME);
        String streetCode = form.identifier("street");
        Integer households = form.wholeNumber("households", 0, MOST_HOUSEHOLDS);
        Party company = form.object("company").map(Estates::company).orElse(null);
        String manager =
                form.optionalObject("manager")
                        .map(it -> it.text("name", LONGEST_NAME))
                        .orElse(null);
        Optional<Body> street =
                Optional.ofNullable(streetCode)
                        .flatMap(bodies::find)
                        .filter(it -> it.level() == BodyLevel.STREET);
        Optional<Body> county = street.map(Body::parent).flatMap(bodies::find);
        if (streetCode != null && county.isEmpty()) {
            form.reject("street", "unknown-street", "must be a registered street");
        }
        form.finish();
        return new EstateProfile(
                estateId,
                name,
                street.orElseThrow().party(),
                county.orElseThrow().party(),
                households,
                company,
                manager);
    }

    /** Registers the estate, or what has changed of it, and tells who waits for it. */
    Written put(EstateProfile estate) {
        Written written = write(estate);
        // Also when nothing is new: the call before may have ended here.
        arrivals.registered(estate);
        return written;
    }

    private Written write(EstateProfile estate) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Document before = estates.find(Filters.eq("_id", estate.estateId())).first();
            if (before == null && insert(estate)) {
                return Written.CREATED;
            }
            if (before != null && EstateDocument.read(before).equals(estate)) {
                return Written.EXISTS;
            }
            if (before != null && update(estate, before.getLong(OutboxFields.VERSION))) {
                return Written.UPDATED;
            }
        }
        throw new UnavailableException("Too many change this estate at once.", null);
    }

    private boolean insert(EstateProfile estate) {
        Document document = EstateDocument.write(estate).append(OutboxFields.VERSION, 1L);
        OutboxFields.start(document, events(estate, 1));
        try {
            estates.insertOne(document);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
        written(document);
        return true;
    }

    private boolean update(EstateProfile estate, long version) {
        List<Bson> changes = new ArrayList<>();
        EstateDocument.write(estate)
                .forEach(
                        (field, value) -> {
                            if (!field.equals("_id")) {
                                changes.add(Updates.set(field, value));
                            }
                        });
        changes.add(Updates.inc(OutboxFields.VERSION, 1L));
        changes.add(OutboxFields.append(events(estate, version + 1)));
        Document after =
                estates.findOneAndUpdate(
                        Filters.and(
                                Filters.eq("_id", estate.estateId()),
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

    private List<EncodedEvent> events(EstateProfile estate, long version) {
        return OutboxFields.encode(codec, List.of(new EstateRecorded(estate, version)));
    }

    private static Party company(Form form) {
        String id = form.identifier("id");
        String name = form.text("name", LONGEST_NAME);
        return id == null || name == null ? null : new Party(id, name);
    }
}
