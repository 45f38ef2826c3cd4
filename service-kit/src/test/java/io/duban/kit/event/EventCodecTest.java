package io.duban.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.contracts.event.ComplaintEvent.ComplaintAttached;
import io.duban.contracts.event.ComplaintEvent.DayClosed;
import io.duban.contracts.event.ComplaintFacts;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.MonthClosing;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Evidence;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Month;
import io.duban.contracts.subject.Subject;
import io.duban.kit.json.JsonAutoConfiguration;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class EventCodecTest {

    private final EventCodec codec =
            new EventCodec(JsonAutoConfiguration.strictMapper(), "/duban/test", "");

    static List<DubanEvent> events() {
        Month june = Month.of(2022, 6);
        return List.of(
                new DayEnded(LocalDate.of(2022, 6, 30)),
                new ComplaintAttached(
                        new ComplaintFacts(
                                "T1",
                                1,
                                "E1",
                                OffsetDateTime.parse("2022-06-30T23:59:59.999+08:00"),
                                june,
                                "property.cleaning",
                                true,
                                null,
                                null)),
                new DayClosed(LocalDate.of(2022, 7, 3), List.of(new MonthClosing(june, false))),
                EscalationRaised.of(
                        new Escalation(
                                "estate-complaints",
                                Measure.BLACKLIST,
                                Subject.estate("E1", "前十花园"),
                                june,
                                3,
                                null,
                                "六(四)2",
                                Evidence.ofRows(List.of())),
                        1,
                        LocalDate.of(2022, 9, 3)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_comes_back_as_it_was_sent(DubanEvent event) {
        EncodedEvent encoded = codec.encode(event);

        assertThat(codec.decode(new RecordHeaders(encoded.headers()), encoded.body()))
                .contains(event);
    }

    @Test
    void the_record_is_a_cloud_event_in_binary_mode() {
        EncodedEvent encoded = codec.encode(new DayEnded(LocalDate.of(2022, 6, 30)));
        RecordHeaders headers = new RecordHeaders(encoded.toRecord().headers());

        assertThat(CloudEventHeaders.read(headers, "ce_specversion")).isEqualTo("1.0");
        assertThat(CloudEventHeaders.read(headers, "ce_id")).isEqualTo("day-ended-2022-06-30");
        assertThat(CloudEventHeaders.read(headers, "ce_type"))
                .isEqualTo("duban.calendar.day-ended.v1");
        assertThat(CloudEventHeaders.read(headers, "content-type")).isEqualTo("application/json");
        assertThat(new String(encoded.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"day\":\"2022-06-30\"}");
    }

    @Test
    void the_envelope_says_what_the_event_is_about() {
        EncodedEvent raised = codec.encode(events().getLast());

        assertThat(raised.attributes())
                .containsEntry("source", "/duban/test")
                .containsEntry("subject", "estate/E1")
                .containsEntry("partitionkey", "estate/E1")
                .containsEntry("measure", "BLACKLIST")
                .containsEntry("state", "raised")
                .containsEntry("time", "2022-09-04T00:00:00+08:00")
                .containsEntry(
                        "dataschema",
                        "http://localhost:8080/schemas/duban.escalation.raised.v1.json")
                .doesNotContainKey("county");
    }

    @Test
    void what_a_day_causes_is_told_at_one_time_and_what_people_do_when_they_do_it() {
        EventCodec later =
                new EventCodec(
                        JsonAutoConfiguration.strictMapper(),
                        "/duban/test",
                        "https://duban.example.org/schemas/",
                        "",
                        () -> Instant.parse("2022-07-05T01:02:03.456789Z"));

        assertThat(later.encode(events().get(0)).attributes())
                .isEqualTo(
                        withSchemas(
                                "https://duban.example.org/schemas/",
                                codec.encode(events().get(0)).attributes()));
        assertThat(later.encode(events().get(1)).attributes())
                .containsEntry("time", "2022-07-05T09:02:03.456+08:00");
    }

    @Test
    void a_marker_is_an_event_of_its_own_in_each_partition() {
        EncodedEvent marker = codec.encode(events().get(2));

        assertThat(List.of(marker.toRecord(0), marker.toRecord(1), marker.toRecord(2)))
                .extracting(it -> CloudEventHeaders.read(it.headers(), CloudEventHeaders.ID))
                .containsExactly(
                        "day-closed-2022-07-03-p0",
                        "day-closed-2022-07-03-p1",
                        "day-closed-2022-07-03-p2");
    }

    private static Map<String, String> withSchemas(String base, Map<String, String> attributes) {
        Map<String, String> moved = new HashMap<>(attributes);
        moved.compute("dataschema", (_, it) -> it.replace("http://localhost:8080/schemas/", base));
        return moved;
    }

    @Test
    void a_type_that_a_newer_version_added_is_passed_over() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_type", "duban.complaint.praised.v1".getBytes(StandardCharsets.UTF_8));

        assertThat(codec.decode(headers, new byte[] {'{', '}'})).isEmpty();
    }

    @Test
    void a_record_that_only_claims_to_be_an_event_is_unreadable() {
        RecordHeaders headers = new RecordHeaders();

        assertThatThrownBy(() -> codec.decode(headers, new byte[0]))
                .isInstanceOf(UnreadableEventException.class);

        headers.add("ce_type", "duban.calendar.day-ended.v1".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> codec.decode(headers, new byte[] {'['}))
                .isInstanceOf(UnreadableEventException.class);
        assertThatThrownBy(() -> codec.decode(headers, null))
                .isInstanceOf(UnreadableEventException.class);
    }
}
