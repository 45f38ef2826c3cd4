package io.duban.complaint.closing;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import io.duban.kit.problem.UnavailableException;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decisions that a day's end makes too late are written before it or refused. A writer counts
 * itself in under the day that ended last, and whoever ends the next one waits until those are
 * through: so nothing that was accepted lies behind the marker after which it counts no more.
 */
@Component
public class OpenDay {

    private static final Bson CALENDAR = Filters.eq("_id", DayCloser.CALENDAR);
    private static final String WRITING = "writing";
    private static final String SINCE = "writingSince";
    private static final int ATTEMPTS = 10;

    /** No write lasts so long: the store's client gives up before. One was killed then. */
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(60);

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final MongoCollection<Document> calendar;
    private final BusinessCalendar days;
    private final Clock clock;

    OpenDay(MongoDatabase store, BusinessCalendar days, Clock clock) {
        this.calendar = store.getCollection(DayCloser.CALENDAR);
        this.days = days;
        this.clock = clock;
    }

    /**
     * Decides and writes while no day ends.
     *
     * @throws UnavailableException when days end faster than one can write
     */
    public <R> R write(Supplier<R> write) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<LocalDate> last = days.lastEnded();
            if (last.isEmpty()) {
                // Nothing is final before a first day has ended.
                return write.get();
            }
            String writers = WRITING + "." + last.get();
            Bson open =
                    Filters.and(CALENDAR, Filters.eq(DayCloser.LAST_DAY, last.get().toString()));
            Bson in =
                    Updates.combine(
                            Updates.inc(writers, 1),
                            Updates.set(SINCE, Date.from(clock.instant())));
            if (calendar.updateOne(open, in).getMatchedCount() == 1) {
                try {
                    return write.get();
                } finally {
                    calendar.updateOne(
                            Filters.and(CALENDAR, Filters.gt(writers, 0)),
                            Updates.inc(writers, -1));
                }
            }
        }
        throw new UnavailableException("One day ends after another just now.", null);
    }

    /** Returns when nobody writes any more who saw a day before this one as the last. */
    void awaitWriters(LocalDate ended) {
        while (true) {
            Document now = calendar.find(CALENDAR).first();
            List<String> before = writersBefore(now, ended);
            boolean none =
                    before.stream()
                            .allMatch(
                                    it ->
                                            now.get(WRITING, Document.class)
                                                            .get(it, Number.class)
                                                            .intValue()
                                                    <= 0);
            if (none || isAbandoned(now)) {
                if (!before.isEmpty()) {
                    calendar.updateOne(
                            CALENDAR,
                            Updates.combine(
                                    before.stream()
                                            .map(it -> Updates.unset(WRITING + "." + it))
                                            .toList()));
                }
                return;
            }
            pause();
        }
    }

    private static List<String> writersBefore(Document calendar, LocalDate ended) {
        Document writing = calendar == null ? null : calendar.get(WRITING, Document.class);
        return writing == null
                ? List.of()
                : writing.keySet().stream()
                        .filter(it -> LocalDate.parse(it).isBefore(ended))
                        .toList();
    }

    private boolean isAbandoned(Document calendar) {
        return calendar.getDate(SINCE).toInstant().plus(LONGEST_WRITE).isBefore(clock.instant());
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The day's end was interrupted.", e);
        }
    }
}
