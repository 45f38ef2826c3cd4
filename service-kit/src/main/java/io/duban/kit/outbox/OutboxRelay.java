package io.duban.kit.outbox;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;

import io.duban.kit.event.EncodedEvent;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.problem.UnavailableException;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Publishes what lies in documents' outboxes and clears them once the broker has it. What this
 * process has just written is handed over directly; a sweeper finds what a crash or an outage left.
 * An event may be published twice, never lost: its id tells.
 */
public final class OutboxRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int QUEUE = 20_000;
    private static final int BATCH = 1_000;

    /** What is published together costs broker, store and readers one round trip. */
    private static final Duration GATHER = Duration.ofMillis(10);

    private static final Duration SWEEP_EVERY = Duration.ofSeconds(2);
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(10);
    private static final Duration STOP_WAIT = Duration.ofSeconds(10);

    private static final Duration HAND_OVER = Duration.ofSeconds(10);

    /** Far more than are written while one batch is published. */
    private static final int REMEMBERED = 20_000;

    private final MongoDatabase store;
    private final EventPublisher publisher;
    private final CopyOnWriteArrayList<String> collections = new CopyOnWriteArrayList<>();
    private final BlockingQueue<PendingEvents> fresh = new ArrayBlockingQueue<>(QUEUE);

    /**
     * The last events that the broker has. A document that is changed again before its outbox is
     * cleared brings them along once more.
     */
    private final Set<String> told = Collections.synchronizedSet(new LastTold(REMEMBERED));

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicLong offered = new AtomicLong();
    private final AtomicLong handled = new AtomicLong();
    private volatile boolean running;
    private volatile long sweptAt = System.nanoTime();
    private List<Thread> workers = List.of();

    public OutboxRelay(MongoDatabase store, EventPublisher publisher, MeterRegistry metrics) {
        this.store = store;
        this.publisher = publisher;
        metrics.gauge("duban_outbox_queue_size", fresh, BlockingQueue::size);
        metrics.gauge("duban_outbox_age_seconds", this, OutboxRelay::ageSeconds);
    }

    /** No unpublished event is older than this, give or take the wait before it is swept. */
    public double ageSeconds() {
        return (System.nanoTime() - sweptAt) / 1e9;
    }

    /** Makes a collection's outboxes known; to be called at start, before any write. */
    public void register(String collection) {
        store.getCollection(collection)
                .createIndex(
                        Indexes.ascending(OutboxFields.PENDING),
                        new IndexOptions().name("outbox").sparse(true));
        collections.addIfAbsent(collection);
    }

    /**
     * Hands over what a write has just put into a document.
     *
     * @param document the document as written, outbox included
     */
    public void offer(String collection, Document document) {
        PendingEvents pending = pending(collection, document);
        if (pending.events().isEmpty()) {
            return;
        }
        if (fresh.offer(pending)) {
            offered.incrementAndGet();
        } else {
            LOG.debug("The relay's queue is full; the sweeper will find {}.", pending.id());
        }
    }

    /**
     * Publishes everything that lies in any outbox at this moment, and returns when the broker has
     * it.
     *
     * @throws UnavailableException when broker or store do not answer; nothing is lost
     */
    public void drain() {
        awaitOffered();
        for (String collection : collections) {
            sweep(collection, Filters.empty());
        }
    }

    /**
     * What the relay has in hand would be published twice; after a while that is the lesser evil.
     */
    private void awaitOffered() {
        long before = offered.get();
        long deadline = System.nanoTime() + HAND_OVER.toNanos();
        while (running && handled.get() < before && System.nanoTime() < deadline) {
            LockSupport.parkNanos(GATHER.toNanos());
        }
    }

    @Override
    public void start() {
        running = true;
        workers =
                List.of(
                        Thread.ofVirtual().name("outbox-relay").start(this::relay),
                        Thread.ofVirtual().name("outbox-sweeper").start(this::sweepForever));
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
        for (Thread worker : workers) {
            try {
                worker.join(STOP_WAIT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void relay() {
        List<PendingEvents> batch = new ArrayList<>(BATCH);
        while (running || !fresh.isEmpty()) {
            try {
                PendingEvents first = fresh.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    if (fresh.size() < BATCH - 1) {
                        LockSupport.parkNanos(GATHER.toNanos());
                    }
                    fresh.drainTo(batch, BATCH - 1);
                    publish(batch);
                }
            } catch (RuntimeException e) {
                LOG.warn("Could not publish {} outboxes; the sweeper will.", batch.size(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            handled.addAndGet(batch.size());
            batch.clear();
        }
    }

    private void sweepForever() {
        while (running) {
            try {
                if (stopped.await(SWEEP_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                Date before = Date.from(Instant.now().minus(LEFT_BEHIND));
                awaitOffered();
                for (String collection : collections) {
                    sweep(collection, Filters.lt(OutboxFields.SINCE, before));
                }
                sweptAt = System.nanoTime();
            } catch (RuntimeException e) {
                // Whatever it was: what lies in outboxes has no other way out.
                LOG.warn(
                        "Left outboxes are waiting; will retry in {} s.",
                        SWEEP_EVERY.toSeconds(),
                        e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void sweep(String collection, Bson which) {
        String after = "";
        List<PendingEvents> batch;
        do {
            batch = find(collection, which, after);
            if (!batch.isEmpty()) {
                publish(batch);
                after = batch.getLast().id();
            }
        } while (batch.size() == BATCH);
    }

    private List<PendingEvents> find(String collection, Bson which, String after) {
        List<PendingEvents> found = new ArrayList<>();
        store.getCollection(collection)
                .find(
                        Filters.and(
                                Filters.eq(OutboxFields.PENDING, true),
                                which,
                                Filters.gt("_id", after)))
                .projection(Projections.include(OutboxFields.VERSION, OutboxFields.OUTBOX))
                .sort(Sorts.ascending("_id"))
                .limit(BATCH)
                .batchSize(BATCH)
                .forEach(document -> found.add(pending(collection, document)));
        return found;
    }

    private void publish(List<PendingEvents> batch) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(batch.size());
        Set<String> ids = new LinkedHashSet<>();
        for (PendingEvents pending : batch) {
            for (EncodedEvent event : pending.events()) {
                if (!told.contains(event.id()) && ids.add(event.id())) {
                    records.add(event.toRecord());
                }
            }
        }
        publisher.publishRecords(records);
        told.addAll(ids);
        for (String collection : collections) {
            clear(collection, batch);
        }
    }

    /**
     * Clears what has been published. Where a later version has appended, nothing is cleared:
     * whoever publishes that one publishes, and clears, all of it. Most documents of a batch have
     * the same version, so this takes one write or two.
     */
    private void clear(String collection, List<PendingEvents> batch) {
        Map<Long, List<String>> idsByVersion =
                batch.stream()
                        .filter(pending -> pending.collection().equals(collection))
                        .collect(
                                Collectors.groupingBy(
                                        PendingEvents::version,
                                        Collectors.mapping(
                                                PendingEvents::id, Collectors.toList())));
        MongoCollection<Document> documents = store.getCollection(collection);
        idsByVersion.forEach(
                (version, ids) ->
                        documents.updateMany(
                                Filters.and(
                                        Filters.in("_id", ids),
                                        Filters.eq(OutboxFields.VERSION, version)),
                                Updates.combine(
                                        Updates.unset(OutboxFields.OUTBOX),
                                        Updates.unset(OutboxFields.PENDING),
                                        Updates.unset(OutboxFields.SINCE))));
    }

    private static PendingEvents pending(String collection, Document document) {
        return new PendingEvents(
                collection,
                document.getString("_id"),
                OutboxFields.version(document),
                OutboxFields.read(document));
    }
}
