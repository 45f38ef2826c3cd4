package io.duban.complaint.intake;

import static io.duban.complaint.City.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;

import io.duban.complaint.City;
import io.duban.complaint.EventLog;
import io.duban.complaint.RunningService;
import io.duban.contracts.event.ComplaintEvent;
import io.duban.contracts.event.ComplaintEvent.ComplaintAttached;
import io.duban.contracts.event.ComplaintEvent.ComplaintDetached;
import io.duban.contracts.event.ComplaintFacts;
import io.duban.contracts.event.Place;
import io.duban.contracts.event.Reattribution;
import io.duban.contracts.period.Month;
import io.duban.kit.event.EventCodec;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.security.Role;
import io.duban.teststack.Answer;
import io.duban.teststack.TestTokens;
import io.duban.teststack.TopicLog;

import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class IntakeIT {

    private static final String COMPLAINTS = "/api/v1/complaints";

    private static RunningService service;
    private static EventLog log;

    @BeforeAll
    static void start() {
        service = new RunningService(IntakeIT.class);
        City.register(service);
        log = new EventLog(service);
    }

    @AfterAll
    static void stop() {
        log.close();
        service.close();
    }

    @Test
    void a_complaint_is_created_once_and_told_of_once() {
        Map<String, Object> document = complaint("A-1", "E1");

        Answer created = service.post(COMPLAINTS, document);
        Answer again = service.post(COMPLAINTS, document);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("location")).isEqualTo("/api/v1/complaints/A-1");
        assertThat(again.status()).isEqualTo(200);
        TopicLog.Entry entry = log.ofTicket("A-1", 1).getFirst();
        assertThat(entry.key()).isEqualTo("E1");
        assertThat(entry.event())
                .isEqualTo(
                        new ComplaintAttached(
                                new ComplaintFacts(
                                        "A-1",
                                        1,
                                        "E1",
                                        OffsetDateTime.parse("2022-06-15T09:30:00+08:00"),
                                        Month.of(2022, 6),
                                        "property.cleaning",
                                        true,
                                        LocalDate.of(2022, 6, 22),
                                        null,
                                        new Place("C1", "S1", "P1"))));
    }

    @Test
    void both_halves_of_a_re_attribution_say_so() {
        service.post(COMPLAINTS, complaint("A-50", "E1"));

        Answer moved =
                service.put(
                        COMPLAINTS + "/A-50/estate",
                        Map.of("estateId", "E2", "reason", "地址属于另一小区"));

        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        Reattribution move = new Reattribution("E1", "E2");
        assertThat(log.ofTicket("A-50", 3))
                .extracting(TopicLog.Entry::event)
                .anyMatch(
                        it ->
                                it instanceof ComplaintDetached half
                                        && half.version() == 2
                                        && move.equals(half.move()))
                .anyMatch(
                        it ->
                                it instanceof ComplaintAttached half
                                        && half.complaint().version() == 2
                                        && move.equals(half.move()))
                .anyMatch(it -> it instanceof ComplaintAttached whole && whole.move() == null);
    }

    @Test
    void the_same_instant_in_another_zone_is_the_same_complaint() {
        Map<String, Object> document = complaint("A-2", "E1");
        service.post(COMPLAINTS, document);

        document.put("receivedAt", "2022-06-15T01:30Z");

        assertThat(service.post(COMPLAINTS, document).status()).isEqualTo(200);
    }

    @Test
    void other_content_under_a_known_ticket_conflicts_and_changes_nothing() {
        Map<String, Object> document = complaint("A-3", "E1");
        service.post(COMPLAINTS, document);

        document.put("title", "另一件事");
        Answer conflict = service.post(COMPLAINTS, document);

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.header("content-type")).startsWith("application/problem+json");
        assertThat(conflict.json().get("type").asString()).endsWith("ticket-conflict");
        assertThat(service.get(COMPLAINTS + "/A-3").json().get("title").asString())
                .isEqualTo("卫生清理不及时");
    }

    @Test
    void of_eight_that_send_the_same_ticket_at_once_one_creates_it() throws Exception {
        int threads = 8;
        CyclicBarrier barrier = new CyclicBarrier(threads);
        for (int round = 0; round < 20; round++) {
            Map<String, Object> document = complaint("RACE-" + round, "E1");
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                calls.add(
                        () -> {
                            barrier.await();
                            return service.post(COMPLAINTS, document).status();
                        });
            }

            List<Integer> statuses = all(calls);

            assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        }
        for (int round = 0; round < 20; round++) {
            assertThat(log.ofTicket("RACE-" + round, 1)).hasSize(1);
        }
    }

    @Test
    void of_eight_that_send_other_content_under_one_ticket_one_is_stored() throws Exception {
        int threads = 8;
        CyclicBarrier barrier = new CyclicBarrier(threads);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Map<String, Object> document = complaint("RACE-X", "E1");
            document.put("title", "title " + i);
            calls.add(
                    () -> {
                        barrier.await();
                        return service.post(COMPLAINTS, document).status();
                    });
        }

        assertThat(all(calls)).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void malformed_and_faulty_documents_are_told_apart() {
        assertThat(post("{\"ticketNo\":").status()).isEqualTo(400);
        assertThat(post("").status()).isEqualTo(400);
        assertThat(post("{\"ticketNo\":\"a\",\"ticketNo\":\"b\"}").status()).isEqualTo(400);
        Answer faulty = post("{\"ticketNo\":\"a b\",\"surprise\":1}");
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.faults())
                .contains(
                        "/ticketNo not-an-identifier",
                        "/title required",
                        "/surprise unknown-field");
        assertThat(service.post(COMPLAINTS, "text/plain", "{}", RunningService.HOTLINE).status())
                .isEqualTo(415);
    }

    @Test
    void only_the_hotline_and_the_office_push() {
        String document = RunningService.write(complaint("ROLE", "E1"));
        for (Role role : List.of(Role.COUNTY, Role.STREET, Role.COMPANY, Role.SUBSCRIBER)) {
            String bearer = TestTokens.bearer(role, "S1");
            assertThat(service.post(COMPLAINTS, "application/json", document, bearer).status())
                    .isEqualTo(403);
        }
        assertThat(service.get(COMPLAINTS + "/ROLE").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(names = {"HOTLINE", "OFFICIAL", "ADMIN"})
    void they_do(Role role) {
        String document = RunningService.write(complaint("ROLE-" + role.wire(), "E1"));

        Answer answer =
                service.post(COMPLAINTS, "application/json", document, TestTokens.bearer(role));

        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void what_a_crash_left_in_an_outbox_is_published() {
        ComplaintFacts facts =
                new ComplaintFacts(
                        "CRASH-1",
                        1,
                        "E2",
                        OffsetDateTime.parse("2022-06-15T09:30:00+08:00"),
                        Month.of(2022, 6),
                        "property.cleaning",
                        true,
                        null,
                        null);
        List<ComplaintEvent> events = List.of(new ComplaintAttached(facts));
        Document left = new Document("_id", "CRASH-1").append(OutboxFields.VERSION, 1L);
        OutboxFields.start(left, OutboxFields.encode(service.bean(EventCodec.class), events));
        left.put("outboxSince", Date.from(Instant.parse("2022-06-15T00:00:00Z")));

        service.bean(MongoDatabase.class).getCollection("complaints").insertOne(left);

        assertThat(log.ofTicket("CRASH-1", 1))
                .extracting(TopicLog.Entry::event)
                .containsExactlyElementsOf(events);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !stored("CRASH-1").containsKey("outbox"));
    }

    @Test
    void nothing_of_the_caller_gets_into_an_event() {
        Map<String, Object> document = complaint("PII-1", "E1");
        document.put("caller", Map.of("name", "张测试", "phone", "13900000000", "unit", "3-201"));
        document.put("address", "某路1号3-201");
        service.post(COMPLAINTS, document);

        assertThat(log.ofTicket("PII-1", 1).toString())
                .doesNotContain("张测试", "13900000000", "3-201");
        assertThat(service.get(COMPLAINTS + "/PII-1").json().at("/caller/phone").asString())
                .isEqualTo("139****0000");
    }

    private static Document stored(String ticketNo) {
        return service.bean(MongoDatabase.class)
                .getCollection("complaints")
                .find(Filters.eq("_id", ticketNo))
                .first();
    }

    private static Answer post(String body) {
        return service.post(COMPLAINTS, "application/json", body, RunningService.HOTLINE);
    }

    private static List<Integer> all(List<Callable<Integer>> calls) throws Exception {
        List<Integer> results = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> call : threads.invokeAll(calls)) {
                results.add(call.get());
            }
        }
        return results;
    }
}
