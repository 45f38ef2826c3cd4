package io.duban.complaint.closing;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import io.duban.kit.problem.UnavailableException;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.LocalDate;
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
    private static final int ATTEMPTS = 10;

    /** No write lasts so long: the store's client gives up before. */
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(60);

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final MongoCollection<Document> calendar;
    private final BusinessCalendar days;

    OpenDay(MongoDatabase store, BusinessCalendar days) {
        this.calendar = store.getCollection(DayCloser.CALENDAR);
        this.days = days;
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
            if (calendar.updateOne(open, Updates.inc(writers, 1)).getMatchedCount() == 1) {
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
        awaitWriters(ended, LONGEST_WRITE);
    }

    /**
     * The same.
     *
     * @param limit after which those that are left were killed; nobody joins them any more
     */
    void awaitWriters(LocalDate ended, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        Document before = writersBefore(ended);
        while (isAnyLeft(before) && System.nanoTime() < deadline) {
            pause();
            before = writersBefore(ended);
        }
        if (!before.isEmpty()) {
            calendar.updateOne(
                    CALENDAR,
                    Updates.combine(
                            before.keySet().stream()
                                    .map(it -> Updates.unset(WRITING + "." + it))
                                    .toList()));
        }
    }

    /** How many still write, by the day that they saw as the last. */
    private Document writersBefore(LocalDate ended) {
        Document now = calendar.find(CALENDAR).first();
        Document writers = new Document();
        if (now != null && now.containsKey(WRITING)) {
            writers.putAll(now.get(WRITING, Document.class));
            writers.keySet().removeIf(it -> !LocalDate.parse(it).isBefore(ended));
        }
        return writers;
    }

    private static boolean isAnyLeft(Document writers) {
        return writers.values().stream().anyMatch(it -> ((Number) it).intValue() > 0);
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
