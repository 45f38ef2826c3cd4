package io.duban.complaint.register;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;

import io.duban.contracts.subject.BodyLevel;

import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What lies in a street follows it when it comes to another county or is named anew (区划调整): first
 * its estates, each with its event, then its complaints. Every step may be repeated. The body's
 * document says that this is to be done until a minute after the change, so that a crash leaves
 * nothing behind, and neither does who wrote at the same time by what the body was before.
 */
@Component
public class Reorganisation implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Reorganisation.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration LATE_WRITERS = Duration.ofMinutes(1);
    private static final int MANY = 1_000;

    private final MongoCollection<Document> bodies;
    private final Estates estates;
    private final StreetMoves complaints;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;

    Reorganisation(MongoDatabase store, Estates estates, StreetMoves complaints, Clock clock) {
        this.bodies = store.getCollection(Bodies.COLLECTION);
        this.estates = estates;
        this.complaints = complaints;
        this.clock = clock;
    }

    /** Lets everything follow that does not yet, and returns when it does. */
    public void settle() {
        List<String> codes = new ArrayList<>();
        bodies.find(Filters.exists(Bodies.FOLLOW_SINCE))
                .sort(Sorts.ascending("_id"))
                .batchSize(MANY)
                .map(it -> it.getString("_id"))
                .into(codes);
        codes.forEach(this::settle);
    }

    /** Lets what lies in this body follow it. */
    void settle(String code) {
        Document body = bodies.find(Filters.eq("_id", code)).first();
        if (body == null || !body.containsKey(Bodies.FOLLOW_SINCE)) {
            return;
        }
        Body now = Body.of(body);
        switch (now.level()) {
            case STREET -> follow(now);
            case COUNTY -> streets(code).forEach(this::follow);
            case CITY, DEPARTMENT, TASKFORCE -> {
                // Nothing is derived from these.
            }
        }
        Date since = body.getDate(Bodies.FOLLOW_SINCE);
        if (since.toInstant().isBefore(clock.instant().minus(LATE_WRITERS))) {
            // A later change has set another time and stays to be followed.
            bodies.updateOne(
                    Filters.and(Filters.eq("_id", code), Filters.eq(Bodies.FOLLOW_SINCE, since)),
                    Updates.unset(Bodies.FOLLOW_SINCE));
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("reorganisation").start(this::settleForever);
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

    private void follow(Body street) {
        Document parent = bodies.find(Filters.eq("_id", street.parent())).first();
        if (parent == null || Body.of(parent).level() != BodyLevel.COUNTY) {
            return;
        }
        Body county = Body.of(parent);
        estates.follow(street.party(), county.party());
        complaints.moved(street.code(), county.code());
    }

    private List<Body> streets(String county) {
        List<Body> streets = new ArrayList<>();
        bodies.find(
                        Filters.and(
                                Filters.eq("parent", county),
                                Filters.eq("level", BodyLevel.STREET.wire())))
                .sort(Sorts.ascending("_id"))
                .batchSize(MANY)
                .map(Body::of)
                .into(streets);
        return streets;
    }

    private void settleForever() {
        try {
            do {
                settleOrSay();
            } while (!stopped.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void settleOrSay() {
        try {
            settle();
        } catch (RuntimeException e) {
            LOG.warn(
                    "Estates or complaints do not follow their street yet; will retry in {} s.",
                    EVERY.toSeconds(),
                    e);
        }
    }
}
