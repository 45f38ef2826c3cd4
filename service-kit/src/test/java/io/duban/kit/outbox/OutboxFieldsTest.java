package io.duban.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.kit.event.EncodedEvent;
import io.duban.kit.event.EventCodec;
import io.duban.kit.json.JsonAutoConfiguration;

import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

class OutboxFieldsTest {

    private final Deque<Instant> clock =
            new ArrayDeque<>(
                    List.of(
                            Instant.parse("2022-06-30T01:00:00Z"),
                            Instant.parse("2022-06-30T02:00:00Z")));
    private final EventCodec codec =
            new EventCodec(
                    JsonAutoConfiguration.strictMapper(),
                    "/duban/linyi/test",
                    "http://localhost:8080/schemas/",
                    "",
                    clock::removeFirst);
    private final BodyRecorded recorded =
            new BodyRecorded(new BodyProfile("S1", BodyLevel.STREET, "街道", "C1", "街道"), 1);

    @Test
    void an_event_that_is_published_again_is_the_same_event() {
        Document document = new Document();
        OutboxFields.start(document, List.of(codec.encode(recorded)));

        Map<String, String> first = OutboxFields.read(document).getFirst().attributes();
        Map<String, String> second = OutboxFields.read(document).getFirst().attributes();

        assertThat(first)
                .isEqualTo(second)
                .containsEntry("time", "2022-06-30T09:00:00+08:00")
                .containsEntry("county", "C1")
                .containsEntry("id", "body-S1-1");
        assertThat(codec.encode(recorded).attributes())
                .containsEntry("time", "2022-06-30T10:00:00+08:00");
    }

    @Test
    void what_the_first_release_left_goes_out_as_it_said() {
        Document left =
                new Document("topic", "duban.body.v1")
                        .append("key", "S1")
                        .append("id", "body-S1-1")
                        .append("type", "duban.body.recorded.v1")
                        .append("source", "/duban/complaint-service")
                        .append("body", new Binary(new byte[] {'{', '}'}));

        EncodedEvent event = OutboxFields.read(new Document("outbox", List.of(left))).getFirst();

        assertThat(event.attributes())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "specversion", "1.0",
                                "id", "body-S1-1",
                                "source", "/duban/complaint-service",
                                "type", "duban.body.recorded.v1",
                                "subject", "S1",
                                "partitionkey", "S1"));
        assertThat(event.body()).containsExactly('{', '}');
    }
}
