package io.duban.notification;

import static io.duban.notification.Escalations.DAY;
import static io.duban.notification.Escalations.company;
import static io.duban.notification.Escalations.estate;
import static io.duban.notification.Escalations.interview;
import static io.duban.notification.Escalations.raised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.NotRated;
import io.duban.contracts.event.ComplaintEvent.ComplaintAttached;
import io.duban.contracts.event.ComplaintEvent.ComplaintDetached;
import io.duban.contracts.event.ComplaintEvent.DayClosed;
import io.duban.contracts.event.ComplaintEvent.EstateRecorded;
import io.duban.contracts.event.ComplaintFacts;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.contracts.event.Place;
import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.contracts.event.Topic;
import io.duban.contracts.period.Month;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.subject.Subject;
import io.duban.kit.event.CloudEventHeaders;
import io.duban.kit.event.EncodedEvent;
import io.duban.kit.event.EventCodec;
import io.duban.kit.security.Role;
import io.duban.kit.topic.Topics;
import io.duban.teststack.TestStack;
import io.duban.teststack.TestTokens;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** One envelope: what is on the stream is what lies on the topics, and who may hear it. */
class EnvelopeIT {

    private static final String STREAM = "/api/v1/events/stream";
    private static final String OFFICIAL = TestTokens.bearer(Role.OFFICIAL);
    private static final String RAISED = "?types=duban.escalation.raised.v1";
    private static final Place PLACE = new Place("C1", "S1", "P1");

    private final RunningService service =
            new RunningService(TestStack.shared().freshName(EnvelopeIT.class));

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void an_event_is_the_same_on_the_stream_as_on_its_topic() {
        try (EventReader reader = listen("")) {
            publish(
                    raised(interview("E1", "P1", 3)),
                    RankingPublished.of(board(5)),
                    new EstateRecorded(estate("E1", "花园", company("P1")), 1),
                    attached("T1", "E1", PLACE),
                    new ComplaintDetached("T1", 2, "E1", Month.of(2022, 6), null, PLACE),
                    progress());

            awaitEvents(reader, 6);
        }
        try (EventReader reader = listen("?from=earliest")) {
            awaitEvents(reader, 6);

            Map<String, String> expected = new TreeMap<>();
            lying(Topic.ESCALATION, Topic.RANKING, Topic.COMPLAINT, Topic.PROJECT)
                    .forEach(it -> expected.put(header(it, "ce_id"), structured(it)));
            assertThat(expected).hasSize(6);
            assertThat(reader.data()).containsExactlyInAnyOrderElementsOf(expected.values());
        }
    }

    @Test
    void a_large_board_comes_whole_and_is_not_kept_for_ever() {
        try (EventReader reader = listen("?types=duban.ranking.")) {
            for (int i = 0; i < 4; i++) {
                publish(RankingPublished.of(board(10_000)));
            }

            awaitEvents(reader, 4);
            String sent = reader.data().getLast();
            assertThat(sent.length()).isGreaterThan(1_000_000);
            JsonNode data = new JsonMapper().readTree(sent).get("data");
            assertThat(data.get("hash").stringValue()).isEqualTo(board(10_000).hash());
            assertThat(data.at("/board/notRated")).hasSize(10_000);
        }
    }

    @Test
    void a_marker_is_an_event_of_its_own_in_every_partition() {
        String type = "duban.complaint.day-closed.v1";
        try (EventReader reader = listen("?types=" + type)) {
            service.publisher().publishToAll(new DayClosed(DAY, List.of()), 3);

            awaitEvents(reader, 3);
            JsonMapper mapper = new JsonMapper();
            assertThat(reader.data())
                    .extracting(it -> mapper.readTree(it).get("id").stringValue())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void all_of_one_county_can_be_asked_for() {
        publish(
                raised(interview("E1", "P1", 3)),
                attached("T1", "E1", PLACE),
                attached("T2", "E2", new Place("C2", "S2", "P2")),
                attached("T3", null, null),
                new EscalationDayPublished(DAY),
                progress(),
                RankingPublished.of(board(1)));

        try (EventReader reader = listen("?county=C1&from=earliest")) {
            awaitEvents(reader, 3);
            assertThat(subjects(reader)).containsExactlyInAnyOrder("estate/E1", "E1", "~progress");
            assertThat(reader.data()).noneMatch(it -> it.matches(".*\"T[23]\".*"));
        }
    }

    @Test
    void complaints_are_heard_only_by_whom_they_concern() {
        publish(
                attached("T2", "E2", new Place("C2", "S2", "P2")),
                attached("T3", null, null),
                attached("T4", "E1", null),
                attached("T1", "E1", PLACE));

        for (Role role : List.of(Role.COUNTY, Role.STREET, Role.COMPANY)) {
            String body =
                    Map.of(Role.COUNTY, "C1", Role.STREET, "S1", Role.COMPANY, "P1").get(role);
            String bearer = TestTokens.bearer(role, body);
            String path = STREAM + "?from=earliest&types=duban.complaint.";
            try (EventReader reader = new EventReader(service, path, bearer, null)) {
                publish(attached("T5", "E1", PLACE));
                awaitEvents(reader, 1);
                await().until(() -> reader.data().getLast().contains("T5"));
                assertThat(reader.data()).noneMatch(it -> it.matches(".*\"T[234]\".*"));
            }
        }
        try (EventReader reader = listen("?from=earliest&types=duban.complaint.")) {
            awaitEvents(reader, 7);
        }
        String subscriber = TestTokens.bearer(Role.SUBSCRIBER);
        assertThat(
                        service.get(
                                        STREAM + "?types=duban.complaint.",
                                        subscriber,
                                        "text/event-stream")
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_record_of_the_first_release_is_on_the_stream() {
        String topic = service.bean(Topics.class).name(Topic.ESCALATION);
        EncodedEvent now = service.bean(EventCodec.class).encode(raised(interview("E1", "P1", 1)));
        Map<String, String> then = new LinkedHashMap<>(now.attributes());
        then.keySet().retainAll(Set.of("specversion", "id", "source", "type", "partitionkey"));
        service.publisher()
                .publishRecords(
                        List.of(new EncodedEvent(topic, now.key(), then, now.body()).toRecord()));

        try (EventReader reader = listen(RAISED + "&from=beginning&county=C1")) {
            awaitEvents(reader, 1);
            assertThat(subjects(reader)).containsExactly("estate/E1");
        }
    }

    /** What lies on the topics, as any consumer reads it. */
    private List<ConsumerRecord<String, byte[]>> lying(Topic... read) {
        Topics topics = service.bean(Topics.class);
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic topic : read) {
            for (int partition = 0; partition < topics.partitions(topic); partition++) {
                partitions.add(new TopicPartition(topics.name(topic), partition));
            }
        }
        Map<String, Object> config =
                Map.of("bootstrap.servers", TestStack.shared().bootstrapServers());
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return CloudEventHeaders.read(record.headers(), name);
    }

    /** The structured mode as the specification has it: every attribute, and the value as it is. */
    private static String structured(ConsumerRecord<String, byte[]> record) {
        StringBuilder json = new StringBuilder("{");
        for (Header header : record.headers()) {
            if (header.key().startsWith("ce_")) {
                json.append('"').append(header.key().substring(3)).append("\":\"");
                json.append(new String(header.value(), StandardCharsets.UTF_8)).append("\",");
            }
        }
        return json.append("\"datacontenttype\":\"application/json\",\"data\":")
                .append(new String(record.value(), StandardCharsets.UTF_8))
                .append('}')
                .toString();
    }

    private static ComplaintAttached attached(String ticketNo, String estate, Place place) {
        return new ComplaintAttached(
                new ComplaintFacts(
                        ticketNo,
                        1,
                        estate,
                        OffsetDateTime.parse("2022-06-30T23:59:59+08:00"),
                        Month.of(2022, 6),
                        "property.cleaning",
                        true,
                        LocalDate.of(2022, 7, 7),
                        null,
                        place));
    }

    private static ProgressAssessed progress() {
        CountyProgress county =
                new CountyProgress(
                        Subject.county("C1", "兰山区"),
                        BigDecimal.TEN,
                        BigDecimal.ONE,
                        new BigDecimal("0.1000"),
                        3);
        return new ProgressAssessed(Month.of(2022, 6), 1, DAY, List.of(county));
    }

    private static Board board(int subjects) {
        return new Board(
                "estate-complaints",
                Month.of(2022, 6),
                1,
                DAY,
                0,
                List.of(),
                IntStream.range(0, subjects)
                        .mapToObj(
                                it ->
                                        new NotRated(
                                                Subject.estate("E" + it, "物业服务项目第" + it + "号"),
                                                List.of("complaintsPerThousandHouseholds")))
                        .toList(),
                true,
                null,
                List.of(),
                null);
    }

    private EventReader listen(String query) {
        return new EventReader(service, STREAM + query, OFFICIAL, null);
    }

    private void publish(DubanEvent... events) {
        service.publisher().publish(List.of(events));
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
}
