package io.duban.ranking.calendar;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;

import io.duban.contracts.event.CalendarEvent;
import io.duban.contracts.event.CalendarEvent.MonthReopened;
import io.duban.contracts.event.CalendarEvent.RulebookAdopted;
import io.duban.kit.event.EncodedEvent;
import io.duban.kit.json.StoredJson;
import io.duban.kit.outbox.OutboxFields;

import org.bson.Document;
import org.bson.conversions.Bson;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The calendar's one document, changed only from the version that was read. */
final class CalendarStore {

    static final String COLLECTION = "calendar";

    private static final String ID = "calendar";
    private static final String MODE = "mode";
    private static final String FIRST_DAY = "firstDay";
    private static final String LAST_ENDED = "lastEnded";
    private static final String PUBLISHED = "published";
    private static final String CONFIRMED = "confirmed";
    private static final String PARTLY = "partly";
    private static final String CONFIRMATIONS = "confirmations";
    private static final String DECISIONS = "decisions";
    private static final List<String> FIELDS =
            List.of(
                    MODE,
                    FIRST_DAY,
                    LAST_ENDED,
                    PUBLISHED,
                    CONFIRMED,
                    PARTLY,
                    OutboxFields.VERSION);
    private static final String RULEBOOK = "rulebook";

    private final MongoCollection<Document> documents;
    private final StoredJson stored;

    CalendarStore(MongoDatabase store, JsonMapper mapper) {
        this.documents = store.getCollection(COLLECTION);
        this.stored = new StoredJson(mapper);
    }

    /** Puts the calendar there unless there is one, and returns the one that is there. */
    CalendarState openOr(CalendarState fresh) {
        try {
            documents.insertOne(write(fresh).append("_id", ID));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
        return load();
    }

    CalendarState load() {
        return read(find(FIELDS));
    }

    DecidedCalendar decided() {
        List<String> fields = new ArrayList<>(FIELDS);
        fields.add(DECISIONS);
        Document there = find(fields);
        Document decisions = there.get(DECISIONS, new Document());
        return new DecidedCalendar(
                read(there),
                decisions.keySet().stream()
                        .map(matter -> decision(matter, decisions.getString(matter)))
                        .toList());
    }

    private CalendarEvent decision(String matter, String json) {
        Class<? extends CalendarEvent> type =
                matter.equals(RULEBOOK) ? RulebookAdopted.class : MonthReopened.class;
        return stored.read(json, type);
    }

    private Document find(List<String> fields) {
        Document there =
                documents
                        .find(Filters.eq("_id", ID))
                        .projection(Projections.include(fields))
                        .first();
        if (there == null) {
            throw new IllegalStateException(
                    "the calendar has vanished from the document store; restart the service");
        }
        return there;
    }

    /** Replaces {@code from}; false when somebody else was first. */
    boolean replace(CalendarState from, CalendarState to) {
        return change(from, Updates.combine(fields(to)));
    }

    /**
     * Replaces {@code from} and keeps who confirmed what, and why; false when somebody else was
     * first.
     */
    boolean confirm(CalendarState from, CalendarState to, Confirmation confirmation) {
        List<Bson> changes = fields(to);
        changes.add(
                Updates.set(
                        CONFIRMATIONS + "." + confirmation.through(), stored.text(confirmation)));
        return change(from, Updates.combine(changes));
    }

    /** The confirmation of the days through this one. */
    Optional<Confirmation> confirmation(LocalDate through) {
        Document confirmations = find(List.of(CONFIRMATIONS)).get(CONFIRMATIONS, new Document());
        return Optional.ofNullable(confirmations.getString(through.toString()))
                .map(it -> stored.read(it, Confirmation.class));
    }

    private static List<Bson> fields(CalendarState state) {
        List<Bson> fields = new ArrayList<>();
        write(state).forEach((name, value) -> fields.add(Updates.set(name, value)));
        return fields;
    }

    /**
     * Puts a decision of the day that is open in {@code from} in place of the one before on the
     * same matter; false when somebody else was first.
     */
    boolean decide(CalendarState from, CalendarEvent decision, List<EncodedEvent> events) {
        String matter = decision instanceof MonthReopened it ? it.month().id() : RULEBOOK;
        return change(
                from,
                Updates.combine(
                        Updates.set(DECISIONS + "." + matter, stored.text(decision)),
                        Updates.inc(OutboxFields.VERSION, 1L),
                        OutboxFields.append(events)));
    }

    private boolean change(CalendarState from, Bson change) {
        return documents
                        .updateOne(
                                Filters.and(
                                        Filters.eq("_id", ID),
                                        Filters.eq(OutboxFields.VERSION, from.version())),
                                change)
                        .getModifiedCount()
                == 1;
    }

    private static Document write(CalendarState state) {
        return new Document(MODE, state.mode().wire())
                .append(FIRST_DAY, state.firstDay().toString())
                .append(LAST_ENDED, state.lastEnded().toString())
                .append(PUBLISHED, state.published().toString())
                .append(CONFIRMED, state.confirmed() == null ? null : state.confirmed().toString())
                .append(PARTLY, state.partly())
                .append(OutboxFields.VERSION, state.version());
    }

    private static CalendarState read(Document document) {
        return new CalendarState(
                CalendarMode.valueOf(document.getString(MODE).toUpperCase(Locale.ROOT)),
                LocalDate.parse(document.getString(FIRST_DAY)),
                LocalDate.parse(document.getString(LAST_ENDED)),
                LocalDate.parse(document.getString(PUBLISHED)),
                document.get(OutboxFields.VERSION, Number.class).longValue(),
                Optional.ofNullable(document.getString(CONFIRMED))
                        .map(LocalDate::parse)
                        .orElse(null),
                document.getBoolean(PARTLY, false));
    }
}
