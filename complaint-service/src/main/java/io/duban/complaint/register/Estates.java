package io.duban.complaint.register;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;

import io.duban.complaint.paging.BoundedPages;
import io.duban.complaint.paging.Selection;
import io.duban.complaint.text.SearchText;
import io.duban.contracts.event.ComplaintEvent.EstateRecorded;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;
import io.duban.kit.aggregate.Documents;
import io.duban.kit.aggregate.Documents.Outcome;
import io.duban.kit.aggregate.Output;
import io.duban.kit.aggregate.Revision;
import io.duban.kit.json.Form;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.security.Reach;
import io.duban.kit.store.ListIndexes;
import io.duban.kit.version.IfMatch;

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

    static final String COLLECTION = "estates";
    private static final int LONGEST_NAME = 100;
    private static final int MOST_HOUSEHOLDS = 1_000_000;
    private static final int BATCH = 500;
    private static final int MOST_PIECES = 6;
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Documents estates;
    private final Bodies bodies;
    private final RegisterOrder order;
    private final EstateArrivals arrivals;
    private final Cache<String, EstateProfile> recent =
            Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(FRESH).build();

    Estates(
            MongoDatabase store,
            Bodies bodies,
            RegisterOrder order,
            Output output,
            EstateArrivals arrivals) {
        this.estates = new Documents(store, COLLECTION, output);
        this.bodies = bodies;
        this.order = order;
        this.arrivals = arrivals;
        ListIndexes.declare(estates.all(), "_id", Set.of("street", "county", "company"));
        for (String field :
                List.of(
                        "name",
                        EstateListing.CORE,
                        EstateListing.CORE_PIECES,
                        EstateListing.KEY,
                        EstateListing.PIECES)) {
            estates.all().createIndex(Indexes.ascending(field), new IndexOptions().name(field));
        }
    }

    /** The estate as it is in the store at this moment. */
    public Optional<EstateProfile> find(String estateId) {
        return estates.find(estateId).map(EstateDocument::read);
    }

    /** The same with its version. */
    Optional<Stored<EstateProfile>> stored(String estateId) {
        return estates.find(estateId).map(it -> Stored.of(it, EstateDocument::read));
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
            estates.all()
                    .find(Filters.in("_id", missing))
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

    /** The name of a company as one of its estates has it; empty when it serves none. */
    Optional<String> companyName(String id) {
        return Optional.ofNullable(estates.all().find(Filters.eq("company", id)).first())
                .map(it -> Objects.requireNonNullElse(it.getString("companyName"), id));
    }

    /**
     * Lists estates by id.
     *
     * @param text in name or company; null for all
     */
    Page<EstateProfile> list(
            String street, String county, String text, Reach reach, PageRequest request) {
        List<Bson> base = new ArrayList<>(Within.filters(reach));
        if (street != null) {
            base.add(Filters.eq("street", street));
        }
        if (county != null) {
            base.add(Filters.eq("county", county));
        }
        List<Bson> narrow = new ArrayList<>();
        List<Bson> rest = new ArrayList<>();
        if (text != null) {
            String form = SearchText.form(text);
            SearchText.some(SearchText.pieces(form), MOST_PIECES)
                    .forEach(it -> narrow.add(Filters.eq(EstateListing.PIECES, it)));
            rest.add(Filters.regex(EstateListing.TEXT, SearchText.literally(form)));
        }
        Page<Document> page =
                BoundedPages.read(
                        estates.all(), new Selection("_id", false, base, narrow, rest), request);
        return new Page<>(page.items().stream().map(EstateDocument::read).toList(), page.next());
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
                        .flatMap(bodies::load)
                        .filter(it -> it.level() == BodyLevel.STREET);
        Optional<Body> county = street.map(Body::parent).flatMap(bodies::load);
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
    Outcome put(EstateProfile estate, IfMatch match) {
        Outcome written = write(estate, match);
        // Also when nothing is new: the call before may have ended here.
        arrivals.registered(estate);
        return written;
    }

    /** What {@link #put} would come to now; nothing is written. */
    Written preview(EstateProfile estate) {
        return Written.of(estates.preview(estate.estateId(), before -> revision(before, estate)));
    }

    /** The estates of these names, by name; several may have the same. */
    public Map<String, List<EstateProfile>> named(Collection<String> names) {
        Map<String, List<EstateProfile>> found = new HashMap<>();
        if (!names.isEmpty()) {
            estates.all()
                    .find(Filters.in("name", names))
                    .batchSize(BATCH)
                    .map(EstateDocument::read)
                    .forEach(
                            it -> found.computeIfAbsent(it.name(), _ -> new ArrayList<>()).add(it));
        }
        return found;
    }

    private Outcome write(EstateProfile estate, IfMatch match) {
        boolean hangs =
                find(estate.estateId())
                        .filter(it -> it.street().id().equals(estate.street().id()))
                        .isEmpty();
        return hangs
                ? order.hang(
                        "street",
                        estate.street().id(),
                        BodyLevel.STREET,
                        () -> become(estate, match))
                : become(estate, match);
    }

    private Outcome become(EstateProfile estate, IfMatch match) {
        Outcome outcome =
                estates.put(
                        estate.estateId(), before -> match.guard(before, revision(before, estate)));
        recent.invalidate(estate.estateId());
        return outcome;
    }

    private static Optional<Revision> revision(Optional<Document> before, EstateProfile after) {
        return before.map(EstateDocument::read).filter(after::equals).isPresent()
                ? Optional.empty()
                : Optional.of(
                        Revision.of(
                                        EstateDocument.write(after),
                                        version -> List.of(new EstateRecorded(after, version)))
                                .with(EstateListing.FIELD, EstateListing.of(after)));
    }

    /**
     * Lets every estate of a street say what the street and its county are now; those that do
     * already stay as they are.
     */
    void follow(Party street, Party county) {
        Bson behind =
                Filters.and(
                        Filters.eq("street", street.id()),
                        Filters.or(
                                Filters.ne("streetName", street.name()),
                                Filters.ne("county", county.id()),
                                Filters.ne("countyName", county.name())));
        String after = "";
        List<String> batch;
        do {
            batch = new ArrayList<>();
            estates.all()
                    .find(Filters.and(behind, Filters.gt("_id", after)))
                    .projection(Projections.include("_id"))
                    .sort(Sorts.ascending("_id"))
                    .limit(BATCH)
                    .batchSize(BATCH)
                    .map(it -> it.getString("_id"))
                    .into(batch);
            batch.forEach(it -> follow(it, street, county));
            after = batch.isEmpty() ? after : batch.getLast();
        } while (batch.size() == BATCH);
    }

    private void follow(String estateId, Party street, Party county) {
        estates.change(
                estateId,
                before -> {
                    EstateProfile estate = EstateDocument.read(before);
                    // It may have come to another street meanwhile.
                    return estate.street().id().equals(street.id())
                            ? revision(Optional.of(before), estate.in(street, county))
                            : Optional.empty();
                });
        recent.invalidate(estateId);
    }

    private static Party company(Form form) {
        String id = form.identifier("id");
        String name = form.text("name", LONGEST_NAME);
        return id == null || name == null ? null : new Party(id, name);
    }
}
