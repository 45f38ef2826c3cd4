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

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
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
        private final Map<NumberedYear, Integer> last = new HashMap<>();
        private Optional<LocalDate> lastDay = Optional.empty();
    }

    private record NumberedYear(String kind, int year) {}

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
        if (!found.restored.isEmpty() || !found.sealedNowhere.isEmpty()) {
            found.last.forEach((it, last) -> numbers.continueAfter(it.kind(), it.year(), last));
            log.read(Topic.CALENDAR, Map.of(), events -> note(events, found));
            found.lastDay.ifPresent(calendar::resumeAfter);
            consumers.fromTheBeginning();
            LOG.info(
                    "{} notices that the store had lost are made again from the log; everything"
                            + " else is heard from the beginning.",
                    found.restored.size());
        }
        places.keep(read);
    }

    private static void note(List<DubanEvent> events, Found found) {
        for (DubanEvent event : events) {
            if (event instanceof DayEnded(var day)) {
                found.lastDay = found.lastDay.filter(day::isBefore).or(() -> Optional.of(day));
            }
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
        Optional<Document> document = opened(event, found);
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

    private Optional<Document> opened(NoticeEvent event, Found found) {
        return Optional.ofNullable(event.sealed())
                .flatMap(bodies::unsealed)
                .flatMap(body -> document(event, body, found));
    }

    /**
     * The body goes back as it was: a set that is written again may be written in another order.
     */
    private Optional<Document> document(NoticeEvent event, byte[] body, Found found) {
        Notice notice = bodies.read(body);
        if (!notice.id().equals(event.notice().noticeId()) || notice.version() != event.version()) {
            return Optional.empty();
        }
        NoticeNumber number = notice.life().number();
        if (number != null) {
            found.last.merge(
                    new NumberedYear(notice.content().kind(), number.year()),
                    number.number(),
                    Math::max);
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
