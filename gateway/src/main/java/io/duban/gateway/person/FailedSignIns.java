package io.duban.gateway.person;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;

import io.duban.kit.store.DuplicateKey;

import org.bson.Document;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often signing in has failed, in the store, so that whoever is told to wait by one gateway
 * waits at all. A login that nobody has is counted like any other.
 */
@Component
class FailedSignIns {

    private static final Duration COUNTED = Duration.ofHours(1);
    private static final int SWEPT = 100;
    private static final String SINCE = "since";
    private static final String UNTIL = "until";
    private static final String FAILURES = "failures";
    private static final FindOneAndUpdateOptions COUNTING =
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> failed;
    private final Tokens tokens;
    private final Clock clock = Clock.systemUTC();

    FailedSignIns(MongoDatabase store, Tokens tokens) {
        this.failed = store.getCollection("failedSignIns");
        this.tokens = tokens;
        failed.createIndex(Indexes.ascending(SINCE), new IndexOptions().name(SINCE));
    }

    /**
     * Lets an attempt pass.
     *
     * @param account behind the login, if there is one
     * @throws WaitException when it comes too early after those that failed
     */
    void requireNoWait(String login, String address, Optional<Account> account) {
        Instant now = clock.instant();
        Instant longest = now;
        for (Document waits :
                failed.find(
                                Filters.and(
                                        Filters.in("_id", bounds(login, address, account).values()),
                                        Filters.gt(UNTIL, Date.from(now))))
                        .batchSize(Bound.values().length + 1)) {
            Instant until = waits.getDate(UNTIL).toInstant();
            longest = until.isAfter(longest) ? until : longest;
        }
        if (longest.isAfter(now)) {
            throw new WaitException(
                    Duration.between(now, longest), "Signing in has failed too often.");
        }
    }

    /** One more has failed. */
    void failed(String login, String address, Optional<Account> account) {
        Instant now = clock.instant();
        sweep(now);
        bounds(login, address, account).forEach((bound, id) -> count(bound, id, now));
    }

    /** It was the person, who had mistyped before. */
    void succeeded(String login, String address) {
        failed.deleteOne(
                Filters.eq("_id", id(Bound.LOGIN_AT_ADDRESS, login + "\0" + Networks.of(address))));
    }

    /** By which an address is remembered where the person has signed in. */
    String known(String address) {
        return tokens.counted("address of a person", Networks.of(address));
    }

    private void count(Bound bound, String id, Instant now) {
        failed.deleteOne(
                Filters.and(
                        Filters.eq("_id", id),
                        Filters.lt(SINCE, Date.from(now.minus(COUNTED))),
                        Filters.lt(UNTIL, Date.from(now))));
        Document counted =
                DuplicateKey.tryAgain(
                        () ->
                                failed.findOneAndUpdate(
                                        Filters.eq("_id", id),
                                        Updates.combine(
                                                Updates.inc(FAILURES, 1),
                                                Updates.setOnInsert(SINCE, Date.from(now)),
                                                Updates.max(UNTIL, Date.from(now))),
                                        COUNTING));
        Duration wait = bound.waitAfter(counted.getInteger(FAILURES));
        if (wait.isPositive()) {
            failed.updateOne(Filters.eq("_id", id), Updates.max(UNTIL, Date.from(now.plus(wait))));
        }
    }

    /** What is counted no more goes, a few at a time. */
    private void sweep(Instant now) {
        List<String> ids = new ArrayList<>();
        failed.find(
                        Filters.and(
                                Filters.lt(SINCE, Date.from(now.minus(COUNTED))),
                                Filters.lt(UNTIL, Date.from(now))))
                .projection(Projections.include("_id"))
                .limit(SWEPT)
                .batchSize(SWEPT)
                .forEach(it -> ids.add(it.getString("_id")));
        if (!ids.isEmpty()) {
            failed.deleteMany(Filters.in("_id", ids));
        }
    }

    private Map<Bound, String> bounds(String login, String address, Optional<Account> account) {
        String network = Networks.of(address);
        Map<Bound, String> bounds = new EnumMap<>(Bound.class);
        bounds.put(Bound.LOGIN_AT_ADDRESS, id(Bound.LOGIN_AT_ADDRESS, login + "\0" + network));
        if (account.filter(it -> it.addresses().contains(known(address))).isEmpty()) {
            bounds.put(Bound.LOGIN, id(Bound.LOGIN, login));
            bounds.put(Bound.ADDRESS, id(Bound.ADDRESS, network));
        }
        return bounds;
    }

    private String id(Bound bound, String what) {
        return tokens.counted("failed sign-in " + bound, what);
    }
}
