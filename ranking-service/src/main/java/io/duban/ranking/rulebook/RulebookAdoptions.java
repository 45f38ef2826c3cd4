package io.duban.ranking.rulebook;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;

import io.duban.contracts.event.CalendarEvent.RulebookAdopted;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.RulebookSource;
import io.duban.kit.event.EventCodec;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.outbox.OutboxRelay;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.ranking.calendar.BusinessDay;

import org.bson.Document;

import java.time.LocalDate;
import java.util.List;

/**
 * Adopts editions of the rulebook, one after the other. What is adopted lies in one document with
 * its event, and the calendar ends no day before the event is told.
 */
final class RulebookAdoptions {

    private static final String COLLECTION = "rulebookAdoptions";
    private static final String TEXT = "text";

    private final MongoCollection<Document> adoptions;
    private final EventCodec codec;
    private final OutboxRelay relay;
    private final RulebookLibrary library;
    private final BusinessDay day;

    RulebookAdoptions(
            MongoDatabase store,
            EventCodec codec,
            OutboxRelay relay,
            RulebookLibrary library,
            BusinessDay day) {
        this.adoptions = store.getCollection(COLLECTION);
        this.codec = codec;
        this.relay = relay;
        this.library = library;
        this.day = day;
        relay.register(COLLECTION);
    }

    /**
     * Adopts an edition; the same again changes nothing.
     *
     * @param by the key with which it came
     * @return whether it is new
     */
    boolean adopt(RulebookSource source, String by) {
        Rulebook next = source.rulebook();
        Rulebook last = library.get().latest();
        if (next.version() == last.version() && source.text().equals(library.text(last))) {
            return false;
        }
        LocalDate today = day.today();
        requireNext(next, last, today);
        RulebookAdopted adopted =
                new RulebookAdopted(next.version(), next.effectiveFrom(), source.text(), today, by);
        boolean created = insert(adopted);
        relay.drain();
        library.keep(adopted);
        return created;
    }

    private boolean insert(RulebookAdopted adopted) {
        String id = Integer.toString(adopted.version());
        Document document =
                new Document("_id", id)
                        .append(OutboxFields.VERSION, 1L)
                        .append(TEXT, adopted.rulebook());
        OutboxFields.start(document, OutboxFields.encode(codec, List.of(adopted)));
        try {
            adoptions.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            Document there = adoptions.find(Filters.eq("_id", id)).first();
            if (!adopted.rulebook().equals(there.getString(TEXT))) {
                throw notNext("Version " + id + " has been adopted with another text.");
            }
            return false;
        }
    }

    private static void requireNext(Rulebook next, Rulebook last, LocalDate today) {
        if (!next.id().equals(last.id())) {
            throw refused("/id", "other-rulebook", "must be " + last.id());
        }
        if (next.version() != last.version() + 1) {
            throw notNext(
                    "version must be %d, the one after that in the library, but is %d."
                            .formatted(last.version() + 1, next.version()));
        }
        if (!next.effectiveFrom().isAfter(today)) {
            throw refused(
                    "/effectiveFrom",
                    "not-in-the-future",
                    "must be after " + today + ", the business day that is open");
        }
        if (!next.effectiveFrom().isAfter(last.effectiveFrom())) {
            throw refused(
                    "/effectiveFrom",
                    "not-after-the-last",
                    "must be after " + last.effectiveFrom() + " of version " + last.version());
        }
    }

    private static ProblemException notNext(String detail) {
        return ProblemException.conflict("not-the-next-version", detail);
    }

    private static InvalidInputException refused(String pointer, String code, String detail) {
        return new InvalidInputException(List.of(new FieldError(pointer, code, detail)));
    }
}
