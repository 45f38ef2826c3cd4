package io.duban.gateway.person;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sessions in the store. */
@Component
class StoredSessions {

    /** Of one account; the oldest gives way. */
    private static final int MOST = 20;

    /** How many that have ended one that begins clears away. */
    private static final int SWEPT = 100;

    private static final String TOUCHED = "touchedAt";
    private static final String CREATED = "createdAt";
    private static final String LOGIN = "login";
    private static final String EPOCH = "epoch";

    private final MongoCollection<Document> sessions;

    StoredSessions(MongoDatabase store) {
        this.sessions = store.getCollection("sessions");
        sessions.createIndex(Indexes.ascending(TOUCHED), new IndexOptions().name(TOUCHED));
        sessions.createIndex(
                Indexes.ascending(LOGIN, CREATED), new IndexOptions().name(LOGIN + "," + CREATED));
    }

    /**
     * @param silentSince sessions that were not touched since have ended and may go
     */
    void insert(Session session, Instant silentSince) {
        sessions.insertOne(
                new Document("_id", session.id())
                        .append(LOGIN, session.login())
                        .append(EPOCH, session.epoch())
                        .append(CREATED, Date.from(session.createdAt()))
                        .append(TOUCHED, Date.from(session.touchedAt())));
        List<String> ids =
                ids(
                        Filters.eq(LOGIN, session.login()),
                        Sorts.descending(LOGIN, CREATED),
                        MOST + SWEPT);
        remove(ids.subList(Math.min(MOST, ids.size()), ids.size()));
        remove(ids(Filters.lt(TOUCHED, Date.from(silentSince)), Sorts.ascending(TOUCHED), SWEPT));
    }

    Optional<Session> find(String id) {
        return Optional.ofNullable(sessions.find(Filters.eq("_id", id)).first())
                .map(StoredSessions::session);
    }

    List<Session> find(Set<String> ids) {
        List<Session> found = new ArrayList<>();
        sessions.find(Filters.in("_id", ids))
                .batchSize(ids.size() + 1)
                .forEach(it -> found.add(session(it)));
        return found;
    }

    void touch(String id, Instant now) {
        sessions.updateOne(Filters.eq("_id", id), Updates.max(TOUCHED, Date.from(now)));
    }

    boolean moveTo(String id, long epoch) {
        return sessions.updateOne(Filters.eq("_id", id), Updates.set(EPOCH, epoch))
                        .getMatchedCount()
                > 0;
    }

    void remove(String id) {
        sessions.deleteOne(Filters.eq("_id", id));
    }

    void removeBefore(String login, long epoch) {
        sessions.deleteMany(Filters.and(Filters.eq(LOGIN, login), Filters.lt(EPOCH, epoch)));
    }

    private void remove(List<String> ids) {
        if (!ids.isEmpty()) {
            sessions.deleteMany(Filters.in("_id", ids));
        }
    }

    private List<String> ids(Bson filter, Bson order, int most) {
        List<String> ids = new ArrayList<>();
        sessions.find(filter)
                .projection(Projections.include("_id"))
                .sort(order)
                .limit(most)
                .batchSize(most)
                .forEach(it -> ids.add(it.getString("_id")));
        return ids;
    }

    private static Session session(Document document) {
        return new Session(
                document.getString("_id"),
                document.getString(LOGIN),
                document.get(EPOCH, Number.class).longValue(),
                document.getDate(CREATED).toInstant(),
                document.getDate(TOUCHED).toInstant());
    }
}
