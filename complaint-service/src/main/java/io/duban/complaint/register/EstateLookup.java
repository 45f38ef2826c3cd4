package io.duban.complaint.register;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;

import io.duban.complaint.text.SearchText;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.EstateProfile;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds estates by what people write of them, never by going through all of them. */
@Component
public class EstateLookup {

    /** Estates that are looked at for one complaint, by each way of finding them. */
    private static final int MOST = 60;

    private static final int MOST_STREETS = 3;

    private final MongoCollection<Document> estates;
    private final MongoCollection<Document> bodies;

    EstateLookup(MongoDatabase store) {
        this.estates = store.getCollection(Estates.COLLECTION);
        this.bodies = store.getCollection(Bodies.COLLECTION);
    }

    /** Codes of the streets of these names. */
    public List<String> streets(Collection<String> names) {
        List<String> codes = new ArrayList<>();
        if (!names.isEmpty()) {
            bodies.find(
                            Filters.and(
                                    Filters.in("name", names),
                                    Filters.eq("level", BodyLevel.STREET.wire())))
                    .limit(MOST_STREETS)
                    .batchSize(MOST_STREETS)
                    .forEach(it -> codes.add(it.getString("_id")));
        }
        return codes;
    }

    /** Those whose id is this in another spelling. */
    public List<EstateProfile> byKey(String key) {
        return key.isEmpty() ? List.of() : find(Filters.eq(EstateListing.KEY, key));
    }

    /** Those whose name has one of these cores, those of the streets first. */
    public List<EstateProfile> byCore(Set<String> cores, List<String> streets) {
        if (cores.isEmpty()) {
            return List.of();
        }
        Bson named = Filters.in(EstateListing.CORE, cores);
        List<EstateProfile> found = new ArrayList<>();
        if (!streets.isEmpty()) {
            found.addAll(find(Filters.and(Filters.in("street", streets), named)));
        }
        found.addAll(find(named));
        return found;
    }

    /** Those of a street whose name shares something with the text. */
    public List<EstateProfile> alike(String street, String text) {
        Set<String> pieces = SearchText.pieces(text);
        return pieces.isEmpty()
                ? List.of()
                : find(
                        Filters.and(
                                Filters.eq("street", street),
                                Filters.in(EstateListing.CORE_PIECES, pieces)));
    }

    /** The estate of a street that has no other. */
    public Optional<EstateProfile> onlyOne(String street) {
        List<Document> found =
                estates.find(Filters.eq("street", street))
                        .limit(2)
                        .batchSize(2)
                        .into(new ArrayList<>());
        return found.size() == 1
                ? Optional.of(EstateDocument.read(found.getFirst()))
                : Optional.empty();
    }

    private List<EstateProfile> find(Bson which) {
        return estates.find(which)
                .limit(MOST)
                .batchSize(MOST)
                .map(EstateDocument::read)
                .into(new ArrayList<>());
    }
}
