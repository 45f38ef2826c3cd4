package io.duban.complaint.life;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.contracts.event.ComplaintEvent.ComplaintChanged;
import io.duban.kit.event.EventCodec;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.outbox.OutboxRelay;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.problem.UnavailableException;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Changes complaints: one atomic write each, with the event that tells of it. */
@Component
public class Lives {

    private static final int ATTEMPTS = 10;
    private static final int LONGEST_HISTORY = 100;

    private final MongoCollection<Document> complaints;
    private final EventCodec codec;
    private final OutboxRelay relay;
    private final Clock clock;

    Lives(MongoDatabase store, EventCodec codec, OutboxRelay relay, Clock clock) {
        this.complaints = store.getCollection(ComplaintDocument.COLLECTION);
        this.codec = codec;
        this.relay = relay;
        this.clock = clock;
    }

    public Optional<Document> find(String ticketNo) {
        return Optional.ofNullable(complaints.find(Filters.eq("_id", ticketNo)).first());
    }

    /** Whether another complaint is a duplicate of this one. */
    boolean hasDuplicates(String ticketNo) {
        return complaints.find(Filters.eq(ComplaintDocument.DUPLICATE_OF, ticketNo)).first()
                != null;
    }

    /**
     * Changes a complaint.
     *
     * @param decision looks at the complaint as it is; empty when there is nothing to change
     * @return the complaint as it then is
     */
    public Document change(
            String ticketNo, String by, Function<Document, Optional<Change>> decision) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Document before =
                    find(ticketNo)
                            .orElseThrow(() -> ProblemException.notFound("Complaint", ticketNo));
            Optional<Change> change = decision.apply(before);
            if (change.isEmpty()) {
                return before;
            }
            Document after = write(before, change.get(), by);
            if (after != null) {
                relay.offer(ComplaintDocument.COLLECTION, after);
                return after;
            }
        }
        throw new UnavailableException("Too many change this complaint at once.", null);
    }

    private Document write(Document before, Change change, String by) {
        long version = before.getLong(OutboxFields.VERSION);
        Document after = change.appliedTo(before);
        List<Bson> updates = new ArrayList<>();
        change.set().forEach((field, value) -> updates.add(Updates.set(field, value)));
        change.unset().forEach(field -> updates.add(Updates.unset(field)));
        updates.add(Updates.inc(OutboxFields.VERSION, 1L));
        Document entry =
                new Document("version", version + 1)
                        .append("change", change.name())
                        .append("by", by)
                        .append("at", clock.instant().toString());
        entry.putAll(change.told());
        updates.add(
                Updates.pushEach(
                        ComplaintDocument.HISTORY,
                        List.of(entry),
                        new PushOptions().slice(-LONGEST_HISTORY)));
        updates.add(
                OutboxFields.append(
                        OutboxFields.encode(
                                codec,
                                List.of(
                                        new ComplaintChanged(
                                                ComplaintDocument.facts(
                                                        after,
                                                        version + 1,
                                                        after.getString(
                                                                ComplaintDocument.ESTATE)))))));
        return complaints.findOneAndUpdate(
                Filters.and(
                        Filters.eq("_id", before.getString("_id")),
                        Filters.eq(OutboxFields.VERSION, version)),
                Updates.combine(updates),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    }
}
