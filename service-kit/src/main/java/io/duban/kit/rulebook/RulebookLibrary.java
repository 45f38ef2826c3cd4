package io.duban.kit.rulebook;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import io.duban.contracts.event.CalendarEvent.RulebookAdopted;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.RulebookReader;
import io.duban.contracts.rulebook.RulebookSource;
import io.duban.contracts.rulebook.Rulebooks;

import org.bson.Document;

import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Supplier;

/**
 * The editions of the rulebook that this service knows: the one it was configured with, and those
 * that were adopted since. They are kept in the service's own database; another instance of the
 * service sees a new one within seconds, and it takes effect a day later at the earliest.
 */
public final class RulebookLibrary implements Supplier<Rulebooks> {

    private static final long FRESH = Duration.ofSeconds(2).toNanos();
    private static final int MOST = 10_000;
    private static final String TEXT = "text";

    private final MongoCollection<Document> adopted;
    private final RulebookSource first;
    private volatile Rulebooks known;
    private volatile long readAt;

    public RulebookLibrary(MongoDatabase store, RulebookSource first) {
        this.adopted = store.getCollection("rulebooks");
        this.first = first;
        this.known = Rulebooks.of(first.rulebook());
        refresh();
    }

    /** Every edition that is known. */
    @Override
    public Rulebooks get() {
        if (System.nanoTime() - readAt > FRESH) {
            refresh();
        }
        return known;
    }

    /** The edition for what begins, or happens, on the day. */
    public Rulebook on(LocalDate day) {
        return get().on(day);
    }

    /** An edition as it was written, comments and all. */
    public String text(Rulebook edition) {
        return edition.version() == first.rulebook().version()
                ? first.text()
                : adopted.find(Filters.eq("_id", edition.version())).first().getString(TEXT);
    }

    /** Keeps an edition; again does no harm. */
    public void keep(RulebookAdopted event) {
        adopted.updateOne(
                Filters.eq("_id", event.version()),
                Updates.setOnInsert(TEXT, event.rulebook()),
                new UpdateOptions().upsert(true));
        refresh();
    }

    private synchronized void refresh() {
        Rulebooks now = known;
        for (Document document :
                adopted.find(Filters.gt("_id", now.latest().version()))
                        .sort(Sorts.ascending("_id"))
                        .limit(MOST)) {
            now = now.with(RulebookReader.read(document.getString(TEXT)));
        }
        known = now;
        readAt = System.nanoTime();
    }
}
