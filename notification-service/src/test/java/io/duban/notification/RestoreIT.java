package io.duban.notification;

import static io.duban.notification.Escalations.DAY;
import static io.duban.notification.Escalations.againstCounty;
import static io.duban.notification.Escalations.company;
import static io.duban.notification.Escalations.estate;
import static io.duban.notification.Escalations.interview;
import static io.duban.notification.Escalations.raised;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.contracts.event.CalendarEvent.DayHandled;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.contracts.event.EventType;
import io.duban.contracts.event.Topic;
import io.duban.contracts.measure.Measure;
import io.duban.kit.event.EventCodec;
import io.duban.kit.topic.Topics;
import io.duban.teststack.RunningApplication;
import io.duban.teststack.TestStack;
import io.duban.teststack.TopicLog;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a store had is made again from the log: the same letters, the same numbers. */
class RestoreIT {

    private static final LocalDate NEXT = DAY.plusDays(1);

    private final String name = TestStack.shared().freshName(RestoreIT.class);
    private final MongoClient client = MongoClients.create(TestStack.shared().mongoUri());
    private final MongoDatabase store = client.getDatabase(name);
    private final RunningService service = new RunningService(name);

    @AfterEach
    void stop() {
        service.close();
        client.close();
    }

    @Test
    void a_store_that_was_dropped_comes_back_letter_for_letter() {
        aDayOfLetters();
        Map<String, Document> before = notices();
        Map<String, Integer> last = lastNumbers();

        service.stop();
        store.drop();
        service.start();

        assertThat(notices()).isEqualTo(before);
        assertThat(lastNumbers()).isEqualTo(last).containsEntry("约谈通知书", 2);
        publish(NEXT, raised(interview("E9", "P9", 9)));
        awaitHandled(NEXT);
        assertThat(notices()).containsAllEntriesOf(before).hasSize(before.size() + 1);
        assertThat(lastNumbers()).containsEntry("约谈通知书", 3).containsEntry("黑榜通报", 1);
        assertThat(numbers("约谈通知书")).containsExactly(1, 2, 3);
    }

    @Test
    void what_was_issued_after_a_backup_keeps_its_number() {
        publish(DAY, raised(interview("E1", "P1", 3)));
        awaitHandled(DAY);
        Map<String, List<Document>> backup = everything();
        publish(NEXT, raised(interview("E2", "P2", 3)));
        awaitHandled(NEXT);
        Map<String, Document> before = notices();

        service.stop();
        store.drop();
        backup.forEach((collection, all) -> store.getCollection(collection).insertMany(all));
        service.start();

        assertThat(notices()).isEqualTo(before);
        publish(NEXT.plusDays(1), raised(interview("E3", "P3", 3)));
        awaitHandled(NEXT.plusDays(1));
        assertThat(notices()).containsAllEntriesOf(before);
        assertThat(numbers("约谈通知书")).containsExactly(1, 2, 3);
    }

    @Test
    void a_rebuilding_that_was_broken_off_is_finished_at_the_next_start() {
        aDayOfLetters();
        Map<String, Document> before = notices();
        Map<String, Integer> last = lastNumbers();

        service.stop();
        store.getCollection("documentNumbers").drop();
        store.getCollection("logPlaces")
                .updateOne(Filters.eq("_id", "notices"), Updates.set("unfinished", true));
        service.start();

        assertThat(lastNumbers()).isEqualTo(last);
        assertThat(notices()).isEqualTo(before);
    }

    @Test
    void a_start_on_a_whole_store_changes_nothing() {
        aDayOfLetters();
        Map<String, Document> before = notices();

        service.stop();
        service.start();

        assertThat(notices()).isEqualTo(before);
    }

    /** Two letters without a signature, one of them void, one that is signed, one in draft. */
    private void aDayOfLetters() {
        publish(
                DAY,
                raised(interview("E1", "P1", 3)),
                raised(interview("E2", "P2", 7)),
                raised(
                        Escalations.against(
                                estate("E3", "小区E3", company("P3")), Measure.BLACKLIST, 3, 1)),
                raised(againstCounty()));
        awaitHandled(DAY);
        String blacklist = id("/api/v1/notices?measure=BLACKLIST");
        post(blacklist, "signature", Map.of("person", "王启明", "post", "主任"));
        post(id("/api/v1/notices?subject=estate/E1"), "void", Map.of("reason", "名称有误"));
        try (TopicLog told = log(Topic.NOTICE)) {
            told.until(it -> EventType.of(it.event()) == EventType.NOTICE_VOIDED, 1);
            told.until(it -> it.key().equals(blacklist) && isIssued(it), 1);
        }
    }

    private static boolean isIssued(TopicLog.Entry entry) {
        return EventType.of(entry.event()) == EventType.NOTICE_ISSUED;
    }

    private void publish(LocalDate day, DubanEvent... events) {
        List<DubanEvent> all = new ArrayList<>(List.of(events));
        all.add(new DayEnded(day));
        all.add(new EscalationDayPublished(day));
        service.publisher().publish(all);
    }

    private void awaitHandled(LocalDate day) {
        DayHandled handled = new DayHandled("notification-service", day);
        try (TopicLog told = log(Topic.CALENDAR)) {
            told.until(it -> it.event().equals(handled), 1);
        }
    }

    private TopicLog log(Topic topic) {
        return new TopicLog(service.bean(Topics.class), service.bean(EventCodec.class), topic);
    }

    private String id(String path) {
        JsonNode items = service.json(path).get("items");
        assertThat(items.values()).hasSize(1);
        return items.get(0).get("id").stringValue();
    }

    private void post(String notice, String what, Map<String, Object> body) {
        assertThat(
                        service.post(
                                        "/api/v1/notices/" + notice + "/" + what,
                                        body,
                                        RunningApplication.OFFICIAL)
                                .status())
                .isEqualTo(200);
    }

    /** All notices as they lie there, but for what is on its way to the broker. */
    private Map<String, Document> notices() {
        Map<String, Document> notices = new TreeMap<>();
        store.getCollection("notices")
                .find()
                .forEach(
                        it -> {
                            it.keySet().removeIf(field -> field.startsWith("outbox"));
                            notices.put(it.getString("_id"), it);
                        });
        return notices;
    }

    private Map<String, List<Document>> everything() {
        Map<String, List<Document>> all = new TreeMap<>();
        for (String collection : store.listCollectionNames()) {
            List<Document> documents =
                    store.getCollection(collection).find().into(new ArrayList<>());
            if (!documents.isEmpty()) {
                all.put(collection, documents);
            }
        }
        return all;
    }

    private Map<String, Integer> lastNumbers() {
        Map<String, Integer> last = new TreeMap<>();
        store.getCollection("documentNumbers")
                .find()
                .forEach(it -> last.put(it.getString("kind"), it.getInteger("last")));
        return last;
    }

    private List<Integer> numbers(String kind) {
        List<Integer> numbers = new ArrayList<>();
        JsonNode items = service.json("/api/v1/documents/numbers?year=2022&kind=" + encoded(kind));
        items.get("items").forEach(it -> numbers.add(it.get("number").intValue()));
        return numbers;
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
