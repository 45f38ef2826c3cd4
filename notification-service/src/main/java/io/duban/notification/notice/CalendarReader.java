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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Follows the calendar beside the escalations, so that a notice is written under the rulebook that
 * had been adopted when its day ended.
 */
public final class CalendarReader {

    private static final String ID = "calendar";
    private static final String LAST_DAY = "lastDay";

    /** The last day before the store was rebuilt, which hears all days again. */
    private static final String RESUMED = "resumedAfter";

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
     * The business day that has not ended: whatever people do now, they do on it.
     *
     * @throws UnavailableException when no day has ended yet
     */
    LocalDate openDay() {
        return lastEnded()
                .map(it -> it.plusDays(1))
                .orElseThrow(
                        () -> new UnavailableException("No business day has ended yet.", null));
    }

    /** The last day that has ended; empty before any has. */
    public Optional<LocalDate> lastEnded() {
        return Stream.of(LAST_DAY, RESUMED)
                .flatMap(it -> day(it).stream())
                .max(Comparator.naturalOrder());
    }

    /**
     * Goes on behind a day, although the days up to it are still to be heard: nobody acts on a day
     * of long ago meanwhile.
     */
    void resumeAfter(LocalDate day) {
        DuplicateKey.tryAgain(
                () ->
                        calendar.updateOne(
                                Filters.eq("_id", ID),
                                Updates.max(RESUMED, day.toString()),
                                new UpdateOptions().upsert(true)));
    }

    private Optional<LocalDate> day(String field) {
        return Optional.ofNullable(calendar.find(Filters.eq("_id", ID)).first())
                .map(it -> it.getString(field))
                .map(LocalDate::parse);
    }

    /**
     * Makes sure that everything told before the day's end is known.
     *
     * @throws UnavailableException when it is not yet; the caller tries again
     */
    void require(LocalDate day) {
        if (day(LAST_DAY).filter(it -> !it.isBefore(day)).isEmpty()) {
            throw new UnavailableException("The calendar has not been read up to " + day, null);
        }
    }
}
