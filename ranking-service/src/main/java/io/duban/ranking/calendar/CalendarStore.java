package io.duban.ranking.calendar;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;

import org.bson.Document;

import java.time.LocalDate;
import java.util.Locale;

/** The calendar's one document, changed as a whole and only from the version that was read. */
final class CalendarStore {

    private static final String ID = "calendar";

    private final MongoCollection<Document> documents;

    CalendarStore(MongoDatabase store) {
        this.documents = store.getCollection("calendar");
    }

    /** Puts the calendar there unless there is one, and returns the one that is there. */
    CalendarState openOr(CalendarState fresh) {
        Document there = documents.find(Filters.eq("_id", ID)).first();
        if (there != null) {
            return read(there);
        }
        try {
            documents.insertOne(write(fresh));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
        return load();
    }

    CalendarState load() {
        Document there = documents.find(Filters.eq("_id", ID)).first();
        if (there == null) {
            throw new IllegalStateException(
                    "the calendar has vanished from the document store; restart the service");
        }
        return read(there);
    }

    /** Replaces {@code from}; false when somebody else was first. */
    boolean replace(CalendarState from, CalendarState to) {
        var unchanged = Filters.and(Filters.eq("_id", ID), Filters.eq("version", from.version()));
        return documents.replaceOne(unchanged, write(to)).getModifiedCount() == 1;
    }

    private static Document write(CalendarState state) {
        return new Document("_id", ID)
                .append("mode", state.mode().wire())
                .append("firstDay", state.firstDay().toString())
                .append("lastEnded", state.lastEnded().toString())
                .append("published", state.published().toString())
                .append("version", state.version());
    }

    private static CalendarState read(Document document) {
        return new CalendarState(
                CalendarMode.valueOf(document.getString("mode").toUpperCase(Locale.ROOT)),
                LocalDate.parse(document.getString("firstDay")),
                LocalDate.parse(document.getString("lastEnded")),
                LocalDate.parse(document.getString("published")),
                document.get("version", Number.class).longValue());
    }
}
