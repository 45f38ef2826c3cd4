package io.duban.notification.notice;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;

import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.NoticeEvent;
import io.duban.contracts.event.Topic;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.store.DuplicateKey;
import io.duban.notification.number.NumberRegister;

import org.bson.Document;
import org.bson.types.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes notices again that the store has lost, from the events that told of them: all of them where
 * the store is new, those since a backup where one was put back. They are what they were, letter
 * for letter, with their numbers, and the numbering goes on behind them. Their attachments are in
 * no event.
 */
final class NoticeRestore {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeRestore.class);
    private static final int MANY = 1_000;

    private final MongoCollection<Document> notices;
    private final LogPlaces places;
    private final NoticeDocuments forms;
    private final NoticeBody bodies;
    private final LoggedEvents log;
    private final NumberRegister numbers;
    private final CalendarReader calendar;
    private final HeardAnew consumers;

    /** What has been found out on the way. */
    private static final class Found {
        private final Set<String> restored = new HashSet<>();
        private final Set<String> sealedNowhere = new HashSet<>();
    }

    NoticeRestore(
            MongoDatabase store,
            NoticeBody bodies,
            LoggedEvents log,
            NumberRegister numbers,
            CalendarReader calendar,
            HeardAnew consumers) {
        this.notices = store.getCollection(NoticeStore.COLLECTION);
        this.places = new LogPlaces(store);
        this.forms = new NoticeDocuments(bodies);
        this.bodies = bodies;
        this.log = log;
        this.numbers = numbers;
        this.calendar = calendar;
        this.consumers = consumers;
    }

    /** Before anybody reads; again does no harm. */
    void restore() {
        Found found = new Found();
        Map<Integer, Long> read =
                log.read(Topic.NOTICE, places.known(), events -> take(events, found));
        if (!found.sealedNowhere.isEmpty()) {
            LOG.warn(
                    "{} notices are not in the store and cannot be made again from the log, for a"
                            + " release told of them that did not seal them, or under another"
                            + " secret. They are written anew from their escalations.",
                    found.sealedNowhere.size());
        }
        boolean isUnfinished = places.isUnfinished();
        if (isUnfinished || !found.restored.isEmpty() || !found.sealedNowhere.isEmpty()) {
            resume();
            LOG.info(
                    "{} notices that the store had lost are made again from the log; everything"
                            + " else is heard from the beginning.",
                    found.restored.size());
        }
        places.keep(read);
    }

    /** All that has to follow when notices were put back; again does no harm. */
    private void resume() {
        Map<KindAndYear, Integer> last = new HashMap<>();
        notices.find(Filters.gt(NoticeDocuments.NUMBER_PLACE, ""))
                .projection(
                        Projections.include(
                                NoticeDocuments.KIND, NoticeDocuments.YEAR, NoticeDocuments.NUMBER))
                .batchSize(MANY)
                .forEach(
                        it ->
                                last.merge(
                                        KindAndYear.of(it),
                                        it.getInteger(NoticeDocuments.NUMBER),
                                        Math::max));
        last.forEach((it, number) -> numbers.continueAfter(it.kind(), it.year(), number));
        log.read(
                Topic.CALENDAR,
                Map.of(),
                events ->
                        events.stream()
                                .filter(DayEnded.class::isInstance)
                                .map(it -> ((DayEnded) it).day())
                                .max(Comparator.naturalOrder())
                                .ifPresent(calendar::resumeAfter));
        consumers.fromTheBeginning();
    }

    private record KindAndYear(String kind, int year) {

        static KindAndYear of(Document notice) {
            return new KindAndYear(
                    notice.getString(NoticeDocuments.KIND),
                    notice.getInteger(NoticeDocuments.YEAR));
        }
    }

    private void take(List<DubanEvent> events, Found found) {
        Map<String, NoticeEvent> latest = new HashMap<>();
        for (DubanEvent event : events) {
            if (event instanceof NoticeEvent it) {
                latest.merge(
                        it.notice().noticeId(), it, (a, b) -> a.version() > b.version() ? a : b);
            }
        }
        Map<String, Long> stored = versions(latest.keySet());
        List<WriteModel<Document>> writes = new ArrayList<>();
        latest.forEach(
                (id, event) -> {
                    long version = stored.getOrDefault(id, 0L);
                    if (version < event.version()) {
                        lost(event, version, found).ifPresent(writes::add);
                    }
                });
        if (!writes.isEmpty()) {
            places.begin();
            DuplicateKey.tryAgain(
                    () -> notices.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
        }
    }

    /**
     * How a notice is put back.
     *
     * @param stored version that the store has; 0 for none
     */
    private Optional<WriteModel<Document>> lost(NoticeEvent event, long stored, Found found) {
        String id = event.notice().noticeId();
        Optional<Document> document = opened(event);
        if (document.isEmpty()) {
            if (stored == 0) {
                found.sealedNowhere.add(id);
            }
            return Optional.empty();
        }
        found.sealedNowhere.remove(id);
        found.restored.add(id);
        if (stored > 0) {
            return Optional.of(
                    new ReplaceOneModel<>(
                            Filters.and(
                                    Filters.eq("_id", id),
                                    Filters.eq(OutboxFields.VERSION, stored)),
                            document.get()));
        }
        Document fields = document.get();
        fields.remove("_id");
        return Optional.of(
                new UpdateOneModel<>(
                        Filters.eq("_id", id),
                        new Document("$setOnInsert", fields),
                        new UpdateOptions().upsert(true)));
    }

    private Optional<Document> opened(NoticeEvent event) {
        return Optional.ofNullable(event.sealed())
                .flatMap(bodies::unsealed)
                .flatMap(body -> document(event, body));
    }

    /**
     * The body goes back as it was: a set that is written again may be written in another order.
     */
    private Optional<Document> document(NoticeEvent event, byte[] body) {
        Notice notice = bodies.read(body);
        if (!notice.id().equals(event.notice().noticeId()) || notice.version() != event.version()) {
            return Optional.empty();
        }
        Document fields = forms.write(notice).append(NoticeDocuments.BODY, new Binary(body));
        fields.values().removeIf(it -> it == null);
        return Optional.of(fields);
    }

    private Map<String, Long> versions(Collection<String> ids) {
        Map<String, Long> versions = new HashMap<>();
        notices.find(Filters.in("_id", ids))
                .projection(Projections.include(OutboxFields.VERSION))
                .batchSize(MANY)
                .forEach(
                        it ->
                                versions.put(
                                        it.getString("_id"),
                                        it.get(OutboxFields.VERSION, Number.class).longValue()));
        return versions;
    }
}
