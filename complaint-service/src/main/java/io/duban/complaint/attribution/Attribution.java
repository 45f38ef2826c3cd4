package io.duban.complaint.attribution;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.contracts.event.ComplaintEvent;
import io.duban.contracts.event.ComplaintEvent.ComplaintAttached;
import io.duban.contracts.event.ComplaintEvent.ComplaintDetached;
import io.duban.contracts.event.Reattribution;
import io.duban.contracts.period.Month;
import io.duban.contracts.subject.EstateProfile;
import io.duban.kit.event.EventCodec;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.outbox.OutboxRelay;
import io.duban.kit.problem.UnavailableException;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Charges a complaint to an estate: one atomic write, and two events of one version. */
@Component
class Attribution {

    private static final int ATTEMPTS = 10;
    private static final int LONGEST_HISTORY = 100;

    private final MongoCollection<Document> complaints;
    private final EventCodec codec;
    private final OutboxRelay relay;
    private final Clock clock;

    Attribution(MongoDatabase store, EventCodec codec, OutboxRelay relay, Clock clock) {
        this.complaints = store.getCollection(ComplaintDocument.COLLECTION);
        this.codec = codec;
        this.relay = relay;
        this.clock = clock;
    }

    /**
     * Charges the complaint to the estate; a complaint that is there already stays as it is.
     *
     * @param by the key with which it was ordered
     * @return the complaint as it then is; empty when the ticket is not known
     */
    Optional<Document> attribute(String ticketNo, EstateProfile estate, String reason, String by) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Document before = complaints.find(Filters.eq("_id", ticketNo)).first();
            if (before == null
                    || estate.estateId().equals(before.getString(ComplaintDocument.ESTATE))) {
                return Optional.ofNullable(before);
            }
            Document after = move(before, estate, reason, by);
            if (after != null) {
                relay.offer(ComplaintDocument.COLLECTION, after);
                return Optional.of(after);
            }
        }
        throw new UnavailableException("Too many change this complaint at once.", null);
    }

    private Document move(Document before, EstateProfile estate, String reason, String by) {
        long version = before.getLong(OutboxFields.VERSION);
        List<Bson> changes = new ArrayList<>();
        ComplaintDocument.attribution(estate)
                .forEach((field, value) -> changes.add(Updates.set(field, value)));
        changes.add(Updates.unset(ComplaintDocument.UNATTRIBUTED));
        changes.add(Updates.inc(OutboxFields.VERSION, 1L));
        changes.add(
                Updates.pushEach(
                        ComplaintDocument.HISTORY,
                        List.of(entry(before, estate, reason, by)),
                        new PushOptions().slice(-LONGEST_HISTORY)));
        changes.add(
                OutboxFields.append(
                        OutboxFields.encode(codec, events(before, estate, version + 1))));
        return complaints.findOneAndUpdate(
                Filters.and(
                        Filters.eq("_id", before.getString("_id")),
                        Filters.eq(OutboxFields.VERSION, version)),
                Updates.combine(changes),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    }

    private static List<ComplaintEvent> events(
            Document before, EstateProfile estate, long version) {
        String from = before.getString(ComplaintDocument.ESTATE);
        Reattribution move = new Reattribution(from, estate.estateId());
        Document after = new Document(before);
        after.putAll(ComplaintDocument.attribution(estate));
        return List.of(
                new ComplaintDetached(
                        before.getString("_id"),
                        version,
                        from,
                        new Month(YearMonth.parse(before.getString(ComplaintDocument.MONTH))),
                        move,
                        ComplaintDocument.place(before)),
                new ComplaintAttached(
                        ComplaintDocument.facts(after, version, estate.estateId()), move));
    }

    private Document entry(Document before, EstateProfile estate, String reason, String by) {
        Document entry =
                new Document("version", before.getLong(OutboxFields.VERSION) + 1)
                        .append("change", "estate");
        String from = before.getString(ComplaintDocument.ESTATE);
        if (from != null) {
            entry.append("from", from);
        }
        return entry.append("to", estate.estateId())
                .append("reason", reason)
                .append("by", by)
                .append("at", clock.instant().toString());
    }
}
