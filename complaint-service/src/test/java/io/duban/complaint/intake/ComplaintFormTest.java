package io.duban.complaint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.duban.complaint.City;
import io.duban.complaint.RunningService;
import io.duban.contracts.period.Period;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.RulebookSource;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.json.StrictJson;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class ComplaintFormTest {

    private static final String ASTRAL = "\uD840\uDC0B";

    private final StrictJson json = new StrictJson();
    private final ComplaintForm form =
            new ComplaintForm(
                    () -> Rulebooks.of(Rulebook.bundled("linyi-2022-57")),
                    Clock.fixed(Instant.parse("2022-12-31T16:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "2022-06-30T23:59:59.999+08:00, 2022-06",
        "2022-06-30T15:59:59.999999999Z, 2022-06",
        "2022-06-30T16:00:00Z, 2022-07",
        "2022-07-01T00:00:00+08:00, 2022-07",
        "2022-06-30T06:00:00-10:00, 2022-07",
        "2022-07-01T01:59:59+10:00, 2022-06",
        "2021-12-31T16:00:00Z, 2022-01",
        "2000-01-01T00:00:00+08:00, 2000-01",
    })
    void a_month_begins_and_ends_in_shanghai(String receivedAt, String month) {
        NewComplaint complaint = read(with("receivedAt", receivedAt));

        assertThat(complaint.month()).isEqualTo(Period.parse(month));
    }

    @ParameterizedTest
    @CsvSource({
        "2022-12-31T16:05:00Z, true",
        "2022-12-31T16:05:00.001Z, false",
        "2023-06-01T00:00:00Z, false",
    })
    void the_sender_s_clock_may_be_five_minutes_fast(String receivedAt, boolean accepted) {
        List<String> faults = faults(with("receivedAt", receivedAt));

        assertThat(faults.isEmpty()).isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-06-30",
                "2022-06-30T08:00:00",
                "2022-06-30 08:00:00+08:00",
                "2022-02-30T08:00:00+08:00",
                "2022-06-30T24:00:00+08:00",
                "2022-06-30T08:00:00+19:00",
                "yesterday",
                ""
            })
    void a_time_that_is_none_is_named(String receivedAt) {
        assertThat(faults(with("receivedAt", receivedAt)))
                .containsExactly("/receivedAt not-a-time");
    }

    @Test
    void a_time_before_2000_is_refused() {
        assertThat(faults(with("receivedAt", "1999-12-31T23:59:59+08:00")))
                .containsExactly("/receivedAt too-early");
    }

    @Test
    void all_required_fields_are_named_at_once() {
        assertThat(faults(Map.of()))
                .containsExactlyInAnyOrder(
                        "/ticketNo required",
                        "/receivedAt required",
                        "/channel required",
                        "/category required",
                        "/title required",
                        "/detail required");
    }

    @ParameterizedTest
    @CsvSource({
        "ticketNo, 'a b', not-an-identifier",
        "ticketNo, '', not-an-identifier",
        "ticketNo, '../x', not-an-identifier",
        "estateId, '$where', not-an-identifier",
        "channel, '12346', unknown-value",
        "category, property, unknown-value",
        "title, '   ', blank",
        "title, '\u3000\u200B', blank",
        "title, 'a\u0000b', forbidden-character",
        "title, 'a\u202Eb', forbidden-character",
        "detail, 'a\u000Bb', forbidden-character",
        "address, 'a\u0007', forbidden-character",
        "unheardOf, x, unknown-field",
    })
    void a_faulty_field_is_named(String field, String value, String code) {
        assertThat(faults(with(field, value))).containsExactly("/" + field + " " + code);
    }

    @Test
    void a_lone_surrogate_is_refused() {
        String document = RunningService.write(with("title", "x")).replace("\"x\"", "\"\\ud800\"");

        assertThat(faultsOf(document)).containsExactly("/title forbidden-character");
    }

    @Test
    void a_number_is_no_text_and_a_text_no_number() {
        assertThat(faults(with("ticketNo", 7))).containsExactly("/ticketNo wrong-type");
        assertThat(faults(with("channel", 12345))).containsExactly("/channel wrong-type");
        assertThat(faults(with("households", "7"))).containsExactly("/households wrong-type");
        assertThat(faults(with("households", 1.5))).containsExactly("/households wrong-type");
        assertThat(faults(with("households", -1))).containsExactly("/households out-of-range");
    }

    @Test
    void lengths_are_counted_in_code_points() {
        assertThat(faults(with("title", ASTRAL.repeat(200)))).isEmpty();
        assertThat(faults(with("title", "a".repeat(201)))).containsExactly("/title too-long");
        assertThat(faults(with("detail", ASTRAL.repeat(10_000)))).isEmpty();
        assertThat(faults(with("detail", "a".repeat(10_001)))).containsExactly("/detail too-long");
    }

    @Test
    void faults_of_the_caller_s_data_are_named_with_their_path() {
        assertThat(faults(with("caller", Map.of("name", "甲", "email", "x"))))
                .containsExactly("/caller/email unknown-field");
        assertThat(faults(with("caller", Map.of("phone", 1))))
                .containsExactly("/caller/phone wrong-type");
        assertThat(faults(with("caller", "甲"))).containsExactly("/caller wrong-type");
    }

    @Test
    @Tag("row-11")
    @Tag("row-17")
    @Tag("row-19")
    void only_what_the_property_service_answers_for_is_counted() {
        assertThat(read(with("category", "property.fees")).counted()).isTrue();
        assertThat(read(with("category", "utility.water")).counted()).isFalse();
        assertThat(read(with("category", "other")).counted()).isFalse();
    }

    @Test
    void another_city_counts_by_its_own_file() {
        Rulebook qingshan =
                RulebookSource.of("../contracts/src/test/resources/rulebooks/qingshan-2030.yaml")
                        .rulebook();
        ComplaintForm there = new ComplaintForm(() -> Rulebooks.of(qingshan), Clock.systemUTC());

        NewComplaint noise =
                there.read(json.read(bytes(RunningService.write(with("category", "noise")))));

        assertThat(noise.counted()).isTrue();
        assertThat(noise.due()).isEqualTo(LocalDate.of(2022, 6, 20));
        assertThat(faults(with("category", "noise"))).containsExactly("/category unknown-value");
    }

    private NewComplaint read(Map<String, Object> document) {
        return form.read(json.read(bytes(RunningService.write(document))));
    }

    private List<String> faults(Map<String, Object> document) {
        return faultsOf(RunningService.write(document));
    }

    private List<String> faultsOf(String document) {
        InvalidInputException refused =
                catchThrowableOfType(
                        InvalidInputException.class, () -> form.read(json.read(bytes(document))));
        return refused == null
                ? List.of()
                : refused.errors().stream().map(it -> it.pointer() + " " + it.code()).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> document = new HashMap<>(City.complaint("T1", "E1"));
        document.put(field, value);
        return document;
    }
}
