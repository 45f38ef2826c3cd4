package io.duban.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.contracts.event.ComplaintEvent.ComplaintAttached;
import io.duban.contracts.event.Topic;
import io.duban.kit.event.EventIntake.Verdict;
import io.duban.kit.event.Reading.Garbage;
import io.duban.kit.event.Reading.OfNewerEdition;
import io.duban.kit.event.Reading.Understood;
import io.duban.kit.json.JsonAutoConfiguration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Which records are events, which wait for a newer edition, and which nobody of ours wrote. */
class EventReaderTest {

    private static final Place PLACE = new Place("duban.complaint.v1", 2, 41);

    private final EventReader reader = new EventReader(JsonAutoConfiguration.strictMapper());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # type | source | spec | key | value | what it is
                    duban.calendar.day-ended.v1 | /duban/ranking-service | 1.0 | calendar | {"day":"2022-06-30"} | UNDERSTOOD
                    duban.calendar.day-ended.v1 | /duban/linyi/ranking-service | 1.0 | calendar | {"day":"2022-06-30"} | UNDERSTOOD
                    duban.calendar.day-ended.v1 | /duban/x | 1.0.2 | calendar | {"day":"2022-06-30"} | UNDERSTOOD
                    duban.calendar.day-ended.v1 | /duban/x | 1.0 | calendar | {"day":"2022-06-30","mood":{"good":[true]}} | UNDERSTOOD
                    duban.calendar.day-ended.v1 | /duban/x | 1.0 | calendar | {"edition":7,"day":"2022-06-30"} | UNDERSTOOD
                    duban.calendar.day-ended.v1 | /duban/x | 2.0 | calendar | {"day":"2022-06-30"} | NEWER
                    duban.calendar.day-ended.v1 | /duban/x | 1.0 | calendar | {"day":"2022-W26"} | NEWER
                    duban.calendar.day-ended.v1 | /duban/x | 1.0 | calendar | {"day":{"from":1}} | NEWER
                    duban.calendar.day-ended.v1 | /duban/x | 1.0 | calendar | {"days":["2022-06-30"]} | NEWER
                    duban.calendar.day-ended.v1 | /duban/x | 1.0 | calendar | {} | NEWER
                    duban.calendar.day-ended.v2 | /duban/x | 1.0 | calendar | {"day":"2022-06-30"} | NEWER
                    duban.calendar.day-begun.v1 | /duban/x | 1.0 | calendar | {"day":"2022-06-30"} | NEWER
                    duban.weather.changed.v1 | /duban/x | 1.0 | calendar | {} | NEWER
                    duban.calendar.day-begun.v1 | /duban/x | 1.0 | calendar | day | GARBAGE
                    duban.calendar.day-ended.v1 | /duban/x | 1.0 | | {"day":"2022-06-30"} | GARBAGE
                    duban.calendar.day-ended.v1 | /duban/x | 1.0 | calendar | | GARBAGE
                    duban.calendar.day-ended.v1 | /duban/x | 1.0 | calendar | ~ | GARBAGE
                    duban.calendar.day-ended.v1 | /duban/x | 1.0 | calendar | null | GARBAGE
                    duban.calendar.day-ended.v1 | /duban/x | 1.0 | calendar | "2022-06-30" | GARBAGE
                    duban.calendar.day-ended.v1 | /duban/x | 1.0 | calendar | 20220630 | GARBAGE
                    duban.calendar.day-ended.v1 | /duban/x | 1.0 | calendar | [{"day":"2022-06-30"}] | GARBAGE
                    duban.calendar.day-ended.v1 | /duban/x | 1.0 | calendar | {"day":"2022-06-30" | GARBAGE
                    duban.calendar.day-ended.v1 | /duban/x | 1.0 | calendar | {"day":"2022-06-30"} {} | GARBAGE
                    duban.calendar.day-ended.v1 | /duban/x | 1.0 | calendar | {"day":"2022-06-30","day":"2022-07-01"} | GARBAGE
                    duban.calendar.day-ended.v1 | /duban/x | 1.0 | calendar | <day>2022-06-30</day> | GARBAGE
                    duban.calendar.day-ended.v1 | /duban/x | 1.0 | calendar | {day:'2022-06-30'} | GARBAGE
                    duban.calendar.day-ended.v1 | /dubanish/x | 1.0 | calendar | {"day":"2022-06-30"} | GARBAGE
                    duban.calendar.day-ended.v1 | https://elsewhere.example/ | 1.0 | calendar | {"day":"2022-06-30"} | GARBAGE
                    duban.calendar.day-ended.v1 | | 1.0 | calendar | {"day":"2022-06-30"} | GARBAGE
                    duban.calendar.day-ended.v1 | /duban/x | | calendar | {"day":"2022-06-30"} | GARBAGE
                    | /duban/x | 1.0 | calendar | {"day":"2022-06-30"} | GARBAGE
                    day-ended | /duban/x | 1.0 | calendar | {"day":"2022-06-30"} | GARBAGE
                    com.example.order | /duban/x | 1.0 | calendar | {} | GARBAGE
                    duban.body.day-closed.v1 | /duban/x | 1.0 | calendar | {"day":"2022-06-30"} | GARBAGE
                    duban.complaint.attached.v1 | /duban/x | 1.0 | A | {"complaint":{}} | GARBAGE
                    """)
    void a_record_is_what_its_headers_and_its_value_say_together(
            String type, String source, String spec, String key, String value, String expected) {
        Reading reading =
                reader.read(
                        Topic.CALENDAR,
                        key,
                        headers(type, source, spec),
                        value == null ? null : value.replace("~", "").getBytes(UTF));

        assertThat(kind(reading)).as(reading.toString()).isEqualTo(expected);
    }

    private static final java.nio.charset.Charset UTF = StandardCharsets.UTF_8;

    @Test
    void bytes_that_are_no_text_are_garbage() {
        byte[] noise = {(byte) 0xff, (byte) 0xfe, 0, 7};

        assertThat(
                        reader.read(
                                Topic.CALENDAR,
                                "calendar",
                                headers("duban.calendar.day-ended.v1", "/duban/x", "1.0"),
                                noise))
                .isInstanceOf(Garbage.class);
    }

    @Test
    void a_word_that_is_not_known_is_named_with_its_place() {
        Reading reading =
                reader.read(
                        Topic.ESCALATION,
                        "E1",
                        headers("duban.escalation.raised.v1", "/duban/x", "1.0"),
                        "{\"escalationId\":\"1\",\"escalation\":{\"measure\":\"MEDIATION\"}}"
                                .getBytes(UTF));

        assertThat(reading)
                .isEqualTo(
                        new OfNewerEdition(
                                "duban.escalation.raised.v1: /escalation/measure holds 'MEDIATION',"
                                        + " which this edition does not know"));
    }

    @Test
    void an_event_of_the_last_release_lacks_what_was_added_and_is_understood() {
        Reading reading =
                reader.read(
                        Topic.COMPLAINT,
                        "A",
                        headers("duban.complaint.attached.v1", "/duban/complaint-service", "1.0"),
                        "{\"complaint\":{\"ticketNo\":\"T1\",\"version\":1,\"month\":\"2022-06\"}}"
                                .getBytes(UTF));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Understood.class,
                        it -> assertThat(it.event()).isInstanceOf(ComplaintAttached.class));
    }

    @Test
    void garbage_is_set_aside_with_its_origin_and_within_bounds() {
        RecordHeaders headers = headers(null, null, null);
        for (int i = 0; i < 100; i++) {
            headers.add("h" + i, "v".repeat(10_000).getBytes(UTF));
        }
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();

        Verdict verdict =
                new EventIntake(reader, Set.of(), metrics)
                        .judge("r", Topic.COMPLAINT, PLACE, "k", headers, new byte[2_000_000]);

        DeadLetter letter = ((Verdict.SetAside) verdict).letter();
        assertThat(letter.id()).isEqualTo("duban.complaint.v1-2@41");
        assertThat(letter.content()).hasSize(512 << 10);
        RecordHeaders about = new RecordHeaders(letter.about().toArray(Header[]::new));
        assertThat(CloudEventHeaders.read(about, "dead.topic")).isEqualTo("duban.complaint.v1");
        assertThat(CloudEventHeaders.read(about, "dead.partition")).isEqualTo("2");
        assertThat(CloudEventHeaders.read(about, "dead.offset")).isEqualTo("41");
        assertThat(CloudEventHeaders.read(about, "dead.size")).isEqualTo("2000000");
        assertThat(CloudEventHeaders.read(about, "dead.key")).isEqualTo("k");
        assertThat(CloudEventHeaders.read(about, "dead.reason"))
                .isEqualTo("it has no CloudEvents headers");
        assertThat(CloudEventHeaders.read(about, "original.h0")).hasSize(4_000);
        assertThat(letter.about()).hasSizeLessThan(50);
        assertThat(metrics.counter("duban.dead.letters", "topic", "duban.complaint.v1").count())
                .isEqualTo(1);
    }

    @Test
    void an_operator_can_name_a_record_to_be_set_aside() {
        Place named = Place.parse("duban.calendar.v1-0@17");
        EventIntake intake = new EventIntake(reader, Set.of(named), new SimpleMeterRegistry());
        RecordHeaders headers = headers("duban.calendar.day-ended.v1", "/duban/x", "1.0");
        byte[] day = "{\"day\":\"2022-06-30\"}".getBytes(UTF);

        assertThat(intake.judge("r", Topic.CALENDAR, named, "c", headers, day))
                .isInstanceOf(Verdict.SetAside.class);
        assertThat(
                        intake.judge(
                                "r",
                                Topic.CALENDAR,
                                new Place("duban.calendar.v1", 0, 18),
                                "c",
                                headers,
                                day))
                .isEqualTo(new Verdict.Handle(new DayEnded(java.time.LocalDate.of(2022, 6, 30))));
    }

    @Test
    void a_place_that_cannot_be_meant_is_refused_at_the_start() {
        assertThat(new ReadingProperties(List.of(" a.b-c-0@5 ", "")).places())
                .containsExactly(new Place("a.b-c", 0, 5));
        assertThatThrownBy(() -> new ReadingProperties(List.of("duban.calendar.v1@5")))
                .hasMessageContaining("DUBAN_PASS_OVER")
                .hasMessageContaining("topic-partition@offset");
    }

    private static String kind(Reading reading) {
        return switch (reading) {
            case Understood _ -> "UNDERSTOOD";
            case OfNewerEdition _ -> "NEWER";
            case Garbage _ -> "GARBAGE";
        };
    }

    private static RecordHeaders headers(String type, String source, String spec) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "ce_type", type);
        add(headers, "ce_source", source);
        add(headers, "ce_specversion", spec);
        return headers;
    }

    private static void add(RecordHeaders headers, String name, String value) {
        if (value != null) {
            headers.add(name, value.getBytes(UTF));
        }
    }
}
