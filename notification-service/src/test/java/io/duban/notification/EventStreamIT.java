package io.duban.notification;

import static io.duban.notification.Escalations.DAY;
import static io.duban.notification.Escalations.interview;
import static io.duban.notification.Escalations.raised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.RankingEvent.RankingFinalised;
import io.duban.contracts.period.Month;
import io.duban.kit.event.EncodedEvent;
import io.duban.kit.event.EventCodec;
import io.duban.kit.security.Role;
import io.duban.teststack.TestStack;
import io.duban.teststack.TestTokens;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class EventStreamIT {

    private static final String STREAM = "/api/v1/events/stream";
    private static final String OFFICIAL = TestTokens.bearer(Role.OFFICIAL);
    private static final String RAISED = "?types=duban.escalation.raised.v1";

    private final String name = TestStack.shared().freshName(EventStreamIT.class);
    private final RunningService service =
            new RunningService(
                    name,
                    "--duban.events.ring=512",
                    "--server.tomcat.connection-timeout=2s",
                    "--duban.events.connections=8",
                    "--duban.events.heartbeat=500ms");

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_listener_hears_escalations_and_their_notices_but_no_day_marks() {
        try (EventReader reader = listen("?types=duban.escalation.,duban.notice.", null)) {
            publish(
                    raised(interview("E1", "P1", 3)),
                    new DayEnded(DAY),
                    new EscalationDayPublished(DAY));

            awaitEvents(reader, 3);
            assertThat(reader.events())
                    .extracting(EventReader.Event::type)
                    .containsExactly(
                            "duban.escalation.raised.v1",
                            "duban.notice.drafted.v1",
                            "duban.notice.issued.v1");
            JsonNode envelope = new JsonMapper().readTree(reader.data().getFirst());
            assertThat(envelope.get("specversion").stringValue()).isEqualTo("1.0");
            assertThat(envelope.get("type").stringValue()).isEqualTo("duban.escalation.raised.v1");
            assertThat(envelope.get("subject").stringValue()).isEqualTo("estate/E1");
            assertThat(envelope.get("source").stringValue())
                    .isEqualTo("/duban/linyi/notification-service");
            assertThat(envelope.get("county").stringValue()).isEqualTo("C1");
            assertThat(envelope.get("measure").stringValue()).isEqualTo("INTERVIEW_COMPANY");
            assertThat(envelope.get("state").stringValue()).isEqualTo("raised");
            JsonNode notice = new JsonMapper().readTree(reader.data().getLast());
            assertThat(notice.get("county").stringValue()).isEqualTo("C1");
            assertThat(envelope.get("data").get("escalation").get("measure").stringValue())
                    .isEqualTo("INTERVIEW_COMPANY");
        }
    }

    @Test
    void whoever_resumes_after_a_restart_has_every_event_once_and_in_order() {
        List<String> all = new ArrayList<>();
        String lastId;
        try (EventReader reader = listen(RAISED, null)) {
            publishInTransaction(0, 10);
            awaitEvents(reader, 10);
            all.addAll(subjects(reader));
            lastId = reader.lastId();
        }
        publishInTransaction(10, 150);
        service.stop();
        service.start();
        publishInTransaction(160, 5);

        try (EventReader reader = listen(RAISED, lastId)) {
            awaitEvents(reader, 155);
            publishInTransaction(165, 5);
            awaitEvents(reader, 160);
            all.addAll(subjects(reader));
        }

        assertThat(all).containsExactlyElementsOf(subjects(0, 170));
    }

    @Test
    void nobody_is_led_past_an_event_that_only_a_newer_edition_can_read() {
        try (EventReader reader = listen("?types=duban.escalation.,duban.ranking.", null)) {
            publish(raised(interview("E1", "P1", 1)));
            awaitEvents(reader, 1);
            publishBehindNewerEdition(raised(interview("E2", "P1", 1)));
            publish(finalised());

            awaitEvents(reader, 2);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () ->
                                    assertThat(service.get("/actuator/health/readiness").body())
                                            .contains("notification-service.stream"));
            publish(finalised());
            awaitEvents(reader, 3);

            assertThat(reader.events())
                    .extracting(EventReader.Event::type)
                    .containsExactly(
                            "duban.escalation.raised.v1",
                            "duban.ranking.finalised.v1",
                            "duban.ranking.finalised.v1");
        }
    }

    @Test
    void any_event_may_be_resumed_from() {
        try (EventReader reader = listen(RAISED + "&from=beginning", null)) {
            publishInTransaction(0, 5);
            awaitEvents(reader, 5);

            for (int i = 0; i < 5; i++) {
                try (EventReader resumed = listen(RAISED, reader.events().get(i).id())) {
                    awaitEvents(resumed, 4 - i);
                    assertThat(subjects(resumed)).containsExactlyElementsOf(subjects(i + 1, 4 - i));
                }
            }
        }
    }

    @Test
    void from_the_beginning_everything_comes() {
        publishInTransaction(0, 200);

        try (EventReader reader = listen(RAISED + "&from=beginning", null)) {
            awaitEvents(reader, 200);

            assertThat(subjects(reader)).containsExactlyElementsOf(subjects(0, 200));
        }
    }

    @Test
    void a_silent_connection_can_be_resumed_from_its_greeting() {
        String greeting;
        try (EventReader reader = listen(RAISED, null)) {
            await().until(() -> reader.lastId() != null);
            greeting = reader.lastId();
        }
        publishInTransaction(0, 3);

        try (EventReader reader = listen(RAISED, greeting)) {
            awaitEvents(reader, 3);

            assertThat(subjects(reader)).containsExactlyElementsOf(subjects(0, 3));
        }
    }

    @Test
    void a_scoped_key_hears_only_what_concerns_it() {
        String bearer = TestTokens.bearer(Role.COMPANY, "P1");
        String path = STREAM + "?types=duban.escalation.,duban.notice.";
        try (EventReader reader = new EventReader(service, path, bearer, null)) {
            publish(
                    raised(interview("E2", "P2", 1)),
                    raised(interview("E1", "P1", 3)),
                    new DayEnded(DAY),
                    new EscalationDayPublished(DAY));

            awaitEvents(reader, 2);
            assertThat(reader.data()).allMatch(it -> it.contains("\"P1\""));
            assertThat(reader.data()).noneMatch(it -> it.contains("\"P2\""));
        }
    }

    @Test
    void a_forged_id_a_foreign_type_and_one_listener_too_many_are_problems() {
        assertThat(status(STREAM + "?lastEventId=forged")).isEqualTo(422);
        for (String query :
                List.of(
                        "types=duban.complaints.",
                        "from=yesterday",
                        "county=C1%2CC2",
                        "subject=",
                        "countys=C1",
                        "types=duban.&types=duban.notice.")) {
            HttpResponse<String> answer =
                    service.get(STREAM + "?" + query, OFFICIAL, "text/event-stream");
            assertThat(answer.statusCode()).as(query).isEqualTo(422);
            assertThat(answer.body()).contains("\"/" + query.split("=")[0] + "\"");
        }

        List<EventReader> readers = Stream.generate(() -> listen("", null)).limit(8).toList();
        assertThat(status(STREAM)).isEqualTo(503);
        readers.forEach(EventReader::close);

        await().atMost(Duration.ofSeconds(30)).until(this::letsIn);
    }

    @Test
    void a_slow_listener_is_sent_away_and_resumes_without_a_gap() throws IOException {
        int published = 12_000;
        String received;
        try (Socket slow = new Socket()) {
            slow.setReceiveBufferSize(4_096);
            slow.connect(new InetSocketAddress("127.0.0.1", service.port()));
            ask(slow);
            await().until(() -> slow.getInputStream().available() > 0);

            publishInTransaction(0, 10);
            await().until(() -> slow.getInputStream().available() > 2_000);

            // More than the sockets' buffers hold.
            publishInTransaction(10, published - 10);

            await().atMost(Duration.ofSeconds(60)).until(() -> listeners() == 0);
            received = whatCame(slow);
        }
        // What follows the last empty line was cut off.
        String complete = received.substring(0, received.lastIndexOf("\n\n"));
        List<String> whole =
                Stream.of(complete.split("\n\n")).filter(it -> it.contains("\ndata: ")).toList();
        String lastId = whole.getLast().lines().findFirst().orElseThrow().substring(4);
        int had = whole.size();

        try (EventReader reader = listen(RAISED, lastId)) {
            awaitEvents(reader, published - had);

            assertThat(had).isBetween(1, published - 1);
            assertThat(subjects(reader)).containsExactlyElementsOf(subjects(had, published - had));
        }
    }

    private static void ask(Socket socket) throws IOException {
        // HTTP/1.0, so that the answer is not cut into chunks.
        String request =
                "GET "
                        + STREAM
                        + RAISED
                        + " HTTP/1.0\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                        + "Authorization: "
                        + OFFICIAL
                        + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static String whatCame(Socket socket) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[65_536];
        try {
            int count;
            while ((count = socket.getInputStream().read(buffer)) >= 0) {
                bytes.write(buffer, 0, count);
            }
        } catch (SocketException e) {
            // The service has reset the connection; what came before that counts.
            assertThat(bytes.size()).isPositive();
        }
        return bytes.toString(StandardCharsets.UTF_8).split("\r\n\r\n", 2)[1];
    }

    private double listeners() {
        return service.get("/actuator/prometheus", OFFICIAL, "text/plain")
                .body()
                .lines()
                .filter(it -> it.startsWith("duban_stream_listeners "))
                .mapToDouble(it -> Double.parseDouble(it.split(" ")[1]))
                .findFirst()
                .orElseThrow();
    }

    private boolean letsIn() {
        try (EventReader reader = listen("", null)) {
            return !reader.hasEnded();
        } catch (AssertionError e) {
            return false;
        }
    }

    private int status(String path) {
        return service.get(path, OFFICIAL, "text/event-stream").statusCode();
    }

    private EventReader listen(String query, String lastEventId) {
        return new EventReader(service, STREAM + query, OFFICIAL, lastEventId);
    }

    private void publish(DubanEvent... events) {
        service.publisher().publish(List.of(events));
    }

    /** As ranking-service publishes: the transaction's marks lie in the log between the events. */
    private void publishInTransaction(int from, int count) {
        EventCodec codec = service.bean(EventCodec.class);
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers",
                        TestStack.shared().bootstrapServers(),
                        "transactional.id",
                        name);
        try (var producer =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int i = from; i < from + count; i++) {
                EscalationRaised raised = raised(interview("E" + i, "P1", 1));
                EncodedEvent encoded = codec.encode(raised);
                producer.send(encoded.toRecord());
            }
            producer.commitTransaction();
        }
    }

    private static RankingFinalised finalised() {
        return new RankingFinalised("estate-complaints", Month.of(2022, 6), 1, DAY);
    }

    /** An event behind a measure that no edition knows yet; both are read at once. */
    private void publishBehindNewerEdition(DubanEvent behind) {
        EventCodec codec = service.bean(EventCodec.class);
        var record = codec.encode(raised(interview("E9", "P1", 1))).toRecord();
        var next = codec.encode(behind).toRecord();
        byte[] value =
                new String(record.value(), StandardCharsets.UTF_8)
                        .replace("INTERVIEW_COMPANY", "MEASURE_OF_TOMORROW")
                        .getBytes(StandardCharsets.UTF_8);
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers",
                        TestStack.shared().bootstrapServers(),
                        "transactional.id",
                        name + "-newer");
        try (var producer =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(
                    new ProducerRecord<>(record.topic(), 0, record.key(), value, record.headers()));
            producer.send(
                    new ProducerRecord<>(
                            next.topic(), 0, next.key(), next.value(), next.headers()));
            producer.commitTransaction();
        }
    }

    private static void awaitEvents(EventReader reader, int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> reader.events().size() >= count);
    }

    private static List<String> subjects(EventReader reader) {
        JsonMapper mapper = new JsonMapper();
        return reader.data().stream()
                .map(it -> mapper.readTree(it).get("subject").stringValue())
                .toList();
    }

    private static List<String> subjects(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(it -> "estate/E" + it).toList();
    }
}
