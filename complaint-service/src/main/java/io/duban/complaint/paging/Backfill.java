package io.duban.complaint.paging;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import io.duban.kit.problem.UnavailableException;
import io.duban.kit.store.DuplicateKey;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Gives documents that an earlier release has stored what lists look for: once, some at a time, and
 * on from where the process ended before. Whatever is written meanwhile has it already.
 */
public final class Backfill implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Backfill.class);
    private static final int BATCH = 500;
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final String AFTER = "after";
    private static final String DONE = "done";

    private final MongoCollection<Document> progress;
    private final MongoCollection<Document> documents;
    private final String name;
    private final String field;
    private final List<String> guards;
    private final Function<Document, Document> fields;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;
    private volatile boolean done;

    /**
     * @param field which a document has that needs nothing
     * @param guards fields that are as they were read when it is written
     * @param fields what the document is given
     */
    public Backfill(
            MongoDatabase store,
            String collection,
            String field,
            List<String> guards,
            Function<Document, Document> fields) {
        this.progress = store.getCollection("backfills");
        this.documents = store.getCollection(collection);
        this.name = collection + "." + field;
        this.field = field;
        this.guards = List.copyOf(guards);
        this.fields = fields;
    }

    /**
     * Refuses what would be wrong before everything is found.
     *
     * @throws UnavailableException until then
     */
    public void require() {
        if (!done && !isDone()) {
            throw new UnavailableException(
                    "What an earlier release has stored is being made ready to be found.", null);
        }
    }

    /** In front of the door: where little is stored, nobody is turned away. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        running = true;
        if (!isDone() && step()) {
            Thread.ofVirtual().name("backfill").start(this::go);
        }
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void go() {
        LOG.info("Stored documents are made ready to be found: {}.", name);
        boolean more = true;
        while (running && more) {
            try {
                more = step();
            } catch (RuntimeException e) {
                LOG.warn("{} is not ready yet; will retry in {} s.", name, AGAIN.toSeconds(), e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (stopped.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Stopped.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private boolean isDone() {
        Document so = progress.find(Filters.eq("_id", name)).first();
        done = so != null && so.getBoolean(DONE, false);
        return done;
    }

    /** Some of them; false when there are no more. */
    private boolean step() {
        Document so = progress.find(Filters.eq("_id", name)).first();
        String after = so == null ? "" : so.getString(AFTER);
        List<Document> some =
                documents
                        .find(Filters.gt("_id", after))
                        .sort(Sorts.ascending("_id"))
                        .limit(BATCH)
                        .batchSize(BATCH)
                        .into(new ArrayList<>());
        List<UpdateOneModel<Document>> writes =
                some.stream()
                        .filter(it -> !it.containsKey(field))
                        .flatMap(it -> write(it).stream())
                        .toList();
        if (!writes.isEmpty()) {
            documents.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
        boolean more = some.size() == BATCH;
        String last = some.isEmpty() ? after : some.getLast().getString("_id");
        DuplicateKey.tryAgain(
                () ->
                        progress.updateOne(
                                Filters.eq("_id", name),
                                Updates.combine(Updates.max(AFTER, last), Updates.max(DONE, !more)),
                                new UpdateOptions().upsert(true)));
        done = !more;
        return more;
    }

    /** Empty for what cannot be read, which must not hold up the others. */
    private Optional<UpdateOneModel<Document>> write(Document document) {
        List<Bson> as = new ArrayList<>();
        as.add(Filters.eq("_id", document.getString("_id")));
        guards.forEach(it -> as.add(Filters.eq(it, document.get(it))));
        try {
            return Optional.of(
                    new UpdateOneModel<>(
                            Filters.and(as), new Document("$set", fields.apply(document))));
        } catch (RuntimeException e) {
            LOG.warn(
                    "'{}' of {} cannot be read and will not be found by lists.",
                    document.getString("_id"),
                    name,
                    e);
            return Optional.empty();
        }
    }
}
