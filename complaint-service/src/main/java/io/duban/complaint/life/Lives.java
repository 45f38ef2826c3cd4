package io.duban.complaint.life;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.intake.ComplaintListing;
import io.duban.contracts.event.ComplaintEvent;
import io.duban.contracts.event.ComplaintEvent.ComplaintAttached;
import io.duban.contracts.event.ComplaintEvent.ComplaintChanged;
import io.duban.contracts.event.ComplaintEvent.ComplaintDetached;
import io.duban.contracts.event.Reattribution;
import io.duban.contracts.period.Month;
import io.duban.kit.aggregate.Documents;
import io.duban.kit.aggregate.Output;
import io.duban.kit.aggregate.Revision;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.version.IfMatch;

import org.bson.Document;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Changes complaints: one atomic write each, with the events that tell of it. */
@Component
public class Lives {

    private final Documents complaints;
    private final Histories histories;
    private final Clock clock;

    Lives(MongoDatabase store, Histories histories, Output output, Clock clock) {
        this.complaints = new Documents(store, ComplaintDocument.COLLECTION, output);
        this.histories = histories;
        this.clock = clock;
    }

    public Optional<Document> find(String ticketNo) {
        return complaints.find(ticketNo);
    }

    /** Whether another complaint is a duplicate of this one. */
    boolean hasDuplicates(String ticketNo) {
        return complaints.all().find(Filters.eq(ComplaintDocument.DUPLICATE_OF, ticketNo)).first()
                != null;
    }

    /**
     * Changes a complaint.
     *
     * @param by the key with which it was ordered
     * @param match on which versions the order rests; one that would alter another is refused
     * @param decision looks at the complaint as it is; empty when there is nothing to change
     * @return the complaint as it then is
     */
    public Document change(
            String ticketNo,
            String by,
            IfMatch match,
            Function<Document, Optional<Change>> decision) {
        return complaints
                .change(
                        ticketNo,
                        before ->
                                match.guard(
                                        Optional.of(before),
                                        decision.apply(before).map(it -> revision(before, it, by))))
                .orElseThrow(() -> ProblemException.notFound("Complaint", ticketNo))
                .after();
    }

    private Revision revision(Document before, Change change, String by) {
        Document after = change.appliedTo(before);
        Revision revision =
                Revision.of(
                                change.set(),
                                version ->
                                        change.isNoted()
                                                ? List.of()
                                                : events(before, after, version))
                        .with(
                                ComplaintDocument.HISTORY,
                                histories.with(before, entry(before, change, by)))
                        .with(ComplaintListing.FIELD, ComplaintListing.of(after))
                        .with(ComplaintListing.UNCOUNTED, ComplaintListing.uncounted());
        for (String field : change.unset()) {
            revision = revision.without(field);
        }
        return revision;
    }

    private Document entry(Document before, Change change, String by) {
        Document entry =
                new Document("version", OutboxFields.version(before) + 1)
                        .append("change", change.name())
                        .append("by", by)
                        .append("at", clock.instant().toString());
        entry.putAll(change.told());
        return entry;
    }

    /** A complaint that comes to another estate is told under the keys of both. */
    private static List<ComplaintEvent> events(Document before, Document after, long version) {
        String from = before.getString(ComplaintDocument.ESTATE);
        String to = after.getString(ComplaintDocument.ESTATE);
        var facts = ComplaintDocument.facts(after, version, to);
        if (Objects.equals(from, to)) {
            return List.of(new ComplaintChanged(facts));
        }
        Month month = new Month(YearMonth.parse(before.getString(ComplaintDocument.MONTH)));
        Reattribution move = new Reattribution(from, to);
        return List.of(
                new ComplaintDetached(
                        before.getString("_id"),
                        version,
                        from,
                        month,
                        move,
                        ComplaintDocument.place(before)),
                new ComplaintAttached(facts, move));
    }
}
