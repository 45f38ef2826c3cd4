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
import java.util.Objects;
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
    private final GroupCommit<NewComplaint, Outcome> commits =
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
                        ComplaintDocument.MONTH));
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
    Outcome takeIn(NewComplaint complaint) {
        return commits.submit(complaint);
    }

    /**
     * Takes a group in with one write.
     *
     * @return what became of each, in order
     */
    List<Outcome> takeIn(List<NewComplaint> group) {
        Map<String, NewComplaint> first = new LinkedHashMap<>();
        group.forEach(it -> first.putIfAbsent(it.ticketNo(), it));
        List<Document> documents = documents(first.values());
        Set<String> known = insert(documents);
        Map<String, String> prints = prints(known, documents);
        for (Document document : documents) {
            if (!known.contains(document.getString("_id"))) {
                relay.offer(ComplaintDocument.COLLECTION, document);
            }
        }
        attachArrived(documents);
        Set<String> seen = new HashSet<>(known);
        return group.stream().map(it -> outcome(it, seen, prints)).toList();
    }

    /**
     * What would become of a group now; nothing is stored.
     *
     * @param earlier fingerprints of the tickets of earlier groups, to which those of this are
     *     added
     */
    List<Outcome> preview(List<NewComplaint> group, Map<String, String> earlier) {
        Set<String> tickets =
                group.stream().map(NewComplaint::ticketNo).collect(Collectors.toSet());
        Map<String, String> prints = stored(tickets);
        prints.putAll(earlier);
        List<Outcome> outcomes = new ArrayList<>();
        for (NewComplaint complaint : group) {
            String print = prints.putIfAbsent(complaint.ticketNo(), complaint.fingerprint());
            earlier.putIfAbsent(complaint.ticketNo(), prints.get(complaint.ticketNo()));
            Outcome known =
                    complaint.fingerprint().equals(print) ? Outcome.EXISTS : Outcome.CONFLICT;
            outcomes.add(print == null ? Outcome.CREATED : known);
        }
        return outcomes;
    }

    @PreDestroy
    void stop() {
        commits.close();
    }

    /** Created is a ticket that neither the store knew nor an earlier item of the group had. */
    private Outcome outcome(NewComplaint complaint, Set<String> seen, Map<String, String> prints) {
        Outcome outcome = Outcome.CREATED;
        if (!seen.add(complaint.ticketNo())) {
            boolean same = complaint.fingerprint().equals(prints.get(complaint.ticketNo()));
            outcome = same ? Outcome.EXISTS : Outcome.CONFLICT;
        }
        received.get(outcome).increment();
        return outcome;
    }

    private List<Document> documents(Iterable<NewComplaint> complaints) {
        Set<String> named = new HashSet<>();
        complaints.forEach(it -> named.add(it.estateId()));
        named.remove(null);
        Map<String, EstateProfile> registered = estates.findAll(named);
        List<Document> documents = new ArrayList<>();
        for (NewComplaint complaint : complaints) {
            EstateProfile estate =
                    complaint.estateId() == null ? null : registered.get(complaint.estateId());
            Document document = ComplaintDocument.create(complaint, estate);
            String charged = estate == null ? null : estate.estateId();
            var attached = new ComplaintAttached(ComplaintDocument.facts(document, 1, charged));
            OutboxFields.start(document, OutboxFields.encode(codec, List.of(attached)));
            documents.add(document);
        }
        return documents;
    }

    /**
     * An estate may have been registered after it was looked for and before the complaint that
     * names it was there to be found.
     */
    private void attachArrived(List<Document> documents) {
        Set<String> claimed = new HashSet<>();
        documents.forEach(it -> claimed.add(it.getString(ComplaintDocument.CLAIMED)));
        claimed.remove(null);
        if (!claimed.isEmpty()) {
            estates.findAll(claimed).values().forEach(arrivals::registered);
        }
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

    /** The fingerprint that each ticket has in the store. */
    private Map<String, String> prints(Set<String> known, List<Document> documents) {
        Map<String, String> prints = new HashMap<>();
        documents.forEach(
                it -> prints.put(it.getString("_id"), it.getString(ComplaintDocument.PRINT)));
        prints.putAll(stored(known));
        return prints;
    }

    private Map<String, String> stored(Set<String> tickets) {
        Map<String, String> prints = new HashMap<>();
        if (!tickets.isEmpty()) {
            complaints
                    .find(Filters.in("_id", tickets))
                    .projection(Projections.include(ComplaintDocument.PRINT))
                    .batchSize(tickets.size())
                    .forEach(
                            it ->
                                    prints.put(
                                            it.getString("_id"),
                                            Objects.requireNonNull(
                                                    it.getString(ComplaintDocument.PRINT))));
        }
        return prints;
    }
}
