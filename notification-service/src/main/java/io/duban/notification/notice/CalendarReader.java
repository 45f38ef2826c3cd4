package io.duban.notification.notice;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.kit.calendar.CalendarNotes;
import io.duban.kit.event.ReceivedEvent;
import io.duban.kit.problem.UnavailableException;
import io.duban.kit.store.DuplicateKey;

import org.bson.Document;

import java.time.LocalDate;
import java.util.List;

/**
 * Follows the calendar beside the escalations, so that a notice is written under the rulebook that
 * had been adopted when its day ended.
 */
final class CalendarReader {

    private static final String ID = "calendar";
    private static final String LAST_DAY = "lastDay";

    private final CalendarNotes notes;
    private final MongoCollection<Document> calendar;

    CalendarReader(CalendarNotes notes, MongoDatabase store) {
        this.notes = notes;
        this.calendar = store.getCollection(ID);
    }

    void handle(List<ReceivedEvent> events) {
        for (ReceivedEvent received : events) {
            notes.take(received.event());
            if (received.event() instanceof DayEnded(var day)) {
                DuplicateKey.tryAgain(
                        () ->
                                calendar.updateOne(
                                        Filters.eq("_id", ID),
                                        Updates.max(LAST_DAY, day.toString()),
                                        new UpdateOptions().upsert(true)));
            }
        }
    }

    /**
     * Makes sure that everything told before the day's end is known.
     *
     * @throws UnavailableException when it is not yet; the caller tries again
     */
    void require(LocalDate day) {
        Document last = calendar.find(Filters.eq("_id", ID)).first();
        if (last == null || LocalDate.parse(last.getString(LAST_DAY)).isBefore(day)) {
            throw new UnavailableException("The calendar has not been read up to " + day, null);
        }
    }
}
