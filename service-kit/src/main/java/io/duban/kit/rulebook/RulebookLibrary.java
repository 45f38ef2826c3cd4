package io.duban.kit.rulebook;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import io.duban.contracts.event.CalendarEvent.RulebookAdopted;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.RulebookReader;
import io.duban.contracts.rulebook.RulebookSource;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.kit.store.DuplicateKey;

import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The editions of the rulebook that this service knows: the one it was configured with when it
 * first started, and those that were adopted since. They are kept in the service's own database, so
 * a file that is edited afterwards changes nothing that was closed under it; another instance of
 * the service sees a new edition within seconds, and it takes effect a day later at the earliest.
 */
public final class RulebookLibrary implements Supplier<Rulebooks> {

    private static final Logger LOG = LoggerFactory.getLogger(RulebookLibrary.class);
    private static final long FRESH = Duration.ofSeconds(2).toNanos();
    private static final int MOST = 10_000;
    private static final String TEXT = "text";
    private static final String FIRST = "first";
    private static final String BY = "by";

    private final MongoCollection<Document> editions;
    private volatile Rulebooks known;
    private volatile long readAt;

    /**
     * @param configured the first edition where the database has none yet
     * @throws IllegalStateException when the database belongs to another city's rulebook
     */
    public RulebookLibrary(MongoDatabase store, RulebookSource configured) {
        this.editions = store.getCollection("rulebooks");
        this.known = Rulebooks.of(first(configured));
        refresh();
    }

    private Rulebook first(RulebookSource configured) {
        Rulebook wanted = configured.rulebook();
        String text =
                firstText()
                        .or(
                                () -> {
                                    begin(configured);
                                    return firstText();
                                })
                        .orElseThrow();
        if (text.equals(configured.text())) {
            return wanted;
        }
        Rulebook first = RulebookReader.readStored(text);
        if (!first.id().equals(wanted.id())) {
            throw new IllegalStateException(
                    ("duban.rulebook.source (DUBAN_RULEBOOK) is %s, but this database works by %s."
                                    + " Start with that one, or with an empty database.")
                            .formatted(wanted.id(), first.id()));
        }
        LOG.warn(
                "The configured rulebook {} is not the text that this service began with, which"
                        + " stays in force. A change is adopted with PUT /api/v1/rulebook.",
                wanted.id());
        return first;
    }

    private void begin(RulebookSource configured) {
        try {
            editions.insertOne(
                    new Document("_id", configured.rulebook().version())
                            .append(FIRST, true)
                            .append(TEXT, configured.text()));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    private Optional<String> firstText() {
        return Optional.ofNullable(editions.find(Filters.eq(FIRST, true)).first())
                .map(it -> it.getString(TEXT));
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
        return editions.find(Filters.eq("_id", edition.version())).first().getString(TEXT);
    }

    /** The key with which an edition was adopted; empty for the first one. */
    public Optional<String> adoptedBy(Rulebook edition) {
        return Optional.ofNullable(
                        editions.find(Filters.eq("_id", edition.version()))
                                .projection(Projections.include(BY))
                                .first())
                .map(it -> it.getString(BY));
    }

    /** Keeps an edition; again does no harm. */
    public void keep(RulebookAdopted event) {
        DuplicateKey.tryAgain(
                () ->
                        editions.updateOne(
                                Filters.eq("_id", event.version()),
                                Updates.combine(
                                        Updates.setOnInsert(TEXT, event.rulebook()),
                                        Updates.setOnInsert(BY, event.by())),
                                new UpdateOptions().upsert(true)));
        refresh();
    }

    private synchronized void refresh() {
        Rulebooks now = known;
        for (Document document :
                editions.find(Filters.gt("_id", now.latest().version()))
                        .sort(Sorts.ascending("_id"))
                        .limit(MOST)) {
            now = now.with(RulebookReader.readStored(document.getString(TEXT)));
        }
        known = now;
        readAt = System.nanoTime();
    }
}
