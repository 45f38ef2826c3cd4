package io.duban.complaint.intake;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;

import io.duban.complaint.register.EstateArrivals;
import io.duban.complaint.register.Estates;
import io.duban.contracts.event.ComplaintEvent.ComplaintAttached;
import io.duban.contracts.subject.EstateProfile;
import io.duban.kit.event.EventCodec;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.outbox.OutboxRelay;
import io.duban.kit.problem.UnavailableException;
import io.duban.kit.store.GroupCommit;
import io.duban.kit.store.ListIndexes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.annotation.PreDestroy;

import org.bson.Document;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes complaints in. The ticket number is the document's id, so a complaint is stored once for
 * ever, whoever sends it how often; its event lies in the same document, so one is not without the
 * other.
 */
@Component
class Intake {

    private static final int LARGEST_GROUP = 256;
    private static final int MOST_WAITING = 10_000;

    /** One: a second would only halve the groups, and a round trip costs as much for half. */
    private static final int WRITERS = 1;

    private static final int DUPLICATE = 11_000;

    private final MongoCollection<Document> complaints;
    private final Estates estates;
    private final EventCodec codec;
    private final OutboxRelay relay;
    private final EstateArrivals arrivals;
    private final Map<Outcome, Counter> received = new EnumMap<>(Outcome.class);
    private final GroupCommit<NewComplaint, Taken> commits =
            new GroupCommit<>("intake", this::takeIn, LARGEST_GROUP, MOST_WAITING, WRITERS);

    Intake(
            MongoDatabase store,
            Estates estates,
            EventCodec codec,
            OutboxRelay relay,
            EstateArrivals arrivals,
            MeterRegistry metrics) {
        this.complaints = store.getCollection(ComplaintDocument.COLLECTION);
        this.estates = estates;
        this.codec = codec;
        this.relay = relay;
        this.arrivals = arrivals;
        for (Outcome outcome : Outcome.values()) {
            received.put(
                    outcome,
                    metrics.counter("duban_complaints_received_total", "status", outcome.wire()));
        }
        ListIndexes.declare(
                complaints,
                "_id",
                Set.of(
                        ComplaintDocument.ESTATE,
                        ComplaintDocument.STREET,
                        ComplaintDocument.COUNTY,
                        ComplaintDocument.COMPANY,
                        ComplaintDocument.STATUS,
                        ComplaintDocument.MONTH));
        ComplaintListing.declareIndexes(complaints);
        for (String rare :
                List.of(
                        ComplaintDocument.CLAIMED,
                        ComplaintDocument.UNATTRIBUTED,
                        ComplaintDocument.DUPLICATE_OF)) {
            complaints.createIndex(
                    Indexes.ascending(rare), new IndexOptions().name(rare).sparse(true));
        }
        relay.register(ComplaintDocument.COLLECTION);
    }

    /** Takes one in, sharing its write with those that arrive at the same time. */
    Taken takeIn(NewComplaint complaint) {
        return commits.submit(complaint);
    }

    /**
     * Takes a group in with one write.
     *
     * @return what became of each, in order
     */
    List<Taken> takeIn(List<NewComplaint> group) {
        Map<String, NewComplaint> first = new LinkedHashMap<>();
        group.forEach(it -> first.putIfAbsent(it.ticketNo(), it));
        List<Document> documents = documents(first.values());
        Set<String> known = insert(documents);
        Map<String, Document> stored = stored(known);
        documents.forEach(it -> stored.putIfAbsent(it.getString("_id"), it));
        for (Document document : documents) {
            if (!known.contains(document.getString("_id"))) {
                relay.offer(ComplaintDocument.COLLECTION, document);
            }
        }
        Set<String> arrived = attachArrived(documents);
        Set<String> seen = new HashSet<>(known);
        return group.stream()
                .map(it -> taken(it, outcome(it, seen, stored), stored, arrived))
                .toList();
    }

    /**
     * What would become of a group now; nothing is stored.
     *
     * @param earlier fingerprints of the tickets of earlier groups, to which those of this are
     *     added
     */
    List<Taken> preview(List<NewComplaint> group, Map<String, String> earlier) {
        Map<String, Document> stored =
                stored(group.stream().map(NewComplaint::ticketNo).collect(Collectors.toSet()));
        Set<String> registered = registered(group).keySet();
        List<Taken> all = new ArrayList<>();
        for (NewComplaint complaint : group) {
            Document known = stored.get(complaint.ticketNo());
            String print =
                    known == null
                            ? earlier.putIfAbsent(complaint.ticketNo(), complaint.fingerprint())
                            : known.getString(ComplaintDocument.PRINT);
            String named = complaint.estateId();
            String charged =
                    known == null
                            ? registered.contains(named) ? named : null
                            : known.getString(ComplaintDocument.ESTATE);
            all.add(new Taken(Outcome.of(complaint, print), named, charged));
        }
        return all;
    }

    @PreDestroy
    void stop() {
        commits.close();
    }

    /** Created is a ticket that neither the store knew nor an earlier item of the group had. */
    private Outcome outcome(
            NewComplaint complaint, Set<String> seen, Map<String, Document> stored) {
        Outcome outcome = Outcome.CREATED;
        if (!seen.add(complaint.ticketNo())) {
            String print = stored.get(complaint.ticketNo()).getString(ComplaintDocument.PRINT);
            outcome = Outcome.of(complaint, print);
        }
        received.get(outcome).increment();
        return outcome;
    }

    private static Taken taken(
            NewComplaint complaint,
            Outcome outcome,
            Map<String, Document> stored,
            Set<String> arrived) {
        String charged = stored.get(complaint.ticketNo()).getString(ComplaintDocument.ESTATE);
        String named = complaint.estateId();
        return new Taken(
                outcome,
                named,
                charged == null && named != null && arrived.contains(named) ? named : charged);
    }

    private List<Document> documents(Iterable<NewComplaint> complaints) {
        Map<String, EstateProfile> registered = registered(complaints);
        List<Document> documents = new ArrayList<>();
        for (NewComplaint complaint : complaints) {
            EstateProfile estate =
                    complaint.estateId() == null ? null : registered.get(complaint.estateId());
            Document document = ComplaintDocument.create(complaint, estate);
            String charged = estate == null ? null : estate.estateId();
            document.append(ComplaintListing.FIELD, ComplaintListing.of(document))
                    .append(ComplaintListing.UNCOUNTED, ComplaintListing.uncounted());
            var attached = new ComplaintAttached(ComplaintDocument.facts(document, 1, charged));
            OutboxFields.start(document, OutboxFields.encode(codec, List.of(attached)));
            documents.add(document);
        }
        return documents;
    }

    /** The estates that complaints name, as far as there are any. */
    private Map<String, EstateProfile> registered(Iterable<NewComplaint> complaints) {
        Set<String> named = new HashSet<>();
        complaints.forEach(it -> named.add(it.estateId()));
        named.remove(null);
        return estates.findAll(named);
    }

    /**
     * An estate may have been registered after it was looked for and before the complaint that
     * names it was there to be found.
     *
     * @return the estates that have been
     */
    private Set<String> attachArrived(List<Document> documents) {
        Set<String> claimed = new HashSet<>();
        documents.forEach(it -> claimed.add(it.getString(ComplaintDocument.CLAIMED)));
        claimed.remove(null);
        Map<String, EstateProfile> arrived =
                claimed.isEmpty() ? Map.of() : estates.findAll(claimed);
        arrived.values().forEach(arrivals::registered);
        return arrived.keySet();
    }

    /** Inserts what is new and returns the tickets that were there before. */
    private Set<String> insert(List<Document> documents) {
        try {
            complaints.insertMany(documents, new InsertManyOptions().ordered(false));
            return Set.of();
        } catch (MongoBulkWriteException e) {
            boolean otherFault =
                    e.getWriteConcernError() != null
                            || e.getWriteErrors().stream()
                                    .anyMatch(it -> it.getCode() != DUPLICATE);
            if (otherFault) {
                throw new UnavailableException("The document store refused the write.", e);
            }
            return e.getWriteErrors().stream()
                    .map(BulkWriteError::getIndex)
                    .map(index -> documents.get(index).getString("_id"))
                    .collect(Collectors.toSet());
        }
    }

    /** The fingerprint of each ticket in the store, and the estate that is charged with it. */
    private Map<String, Document> stored(Set<String> tickets) {
        Map<String, Document> stored = new HashMap<>();
        if (!tickets.isEmpty()) {
            complaints
                    .find(Filters.in("_id", tickets))
                    .projection(
                            Projections.include(ComplaintDocument.PRINT, ComplaintDocument.ESTATE))
                    .batchSize(tickets.size())
                    .forEach(it -> stored.put(it.getString("_id"), it));
        }
        return stored;
    }
}
