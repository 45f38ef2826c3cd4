package io.duban.complaint.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.complaint.City;
import io.duban.complaint.EventLog;
import io.duban.complaint.RunningService;
import io.duban.contracts.event.ComplaintEvent.ComplaintChanged;
import io.duban.contracts.event.ComplaintFacts;
import io.duban.kit.security.Role;
import io.duban.teststack.Answer;
import io.duban.teststack.TestTokens;
import io.duban.teststack.TopicLog;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.Map;

/** What becomes of a complaint, over HTTP, against the real broker and store. */
class LifeIT {

    private static final String JSON = "application/json";
    private static final String RESOLVED =
            """
            {"outcome":"已整改","resolvedAt":"2022-06-20T23:30:00Z","satisfaction":4}
            """;
    private static final String REASON = "{\"reason\":\"非物业责任\"}";
    private static final String GRANTED = "{\"approved\":true,\"reason\":\"属实\"}";

    private static RunningService service;
    private static EventLog log;

    @BeforeAll
    static void start() {
        service = new RunningService(LifeIT.class);
        City.register(service);
        log = new EventLog(service);
    }

    @AfterAll
    static void stop() {
        log.close();
        service.close();
    }

    @Test
    void a_resolution_is_told_with_its_day_in_shanghai_and_may_be_repeated() {
        take("L-1");

        Answer first = post("L-1", "resolution", RESOLVED, RunningService.OFFICIAL);
        Answer again = post("L-1", "resolution", RESOLVED, RunningService.OFFICIAL);

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json().get("status").stringValue()).isEqualTo("resolved");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(changed("L-1", 2).resolvedOn()).isEqualTo(LocalDate.of(2022, 6, 21));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-06-20T16:30:00Z",
                "2022-06-21T00:30+08:00",
                "2022-06-20T17:30:00.000+01:00"
            })
    void a_resolution_at_the_same_instant_is_the_same_in_every_zone(String resolvedAt) {
        String ticket = "L-Z" + resolvedAt.length();
        take(ticket);
        String document = "{\"outcome\":\"已清运\",\"resolvedAt\":\"%s\",\"satisfaction\":4}";

        Answer first =
                post(
                        ticket,
                        "resolution",
                        document.formatted("2022-06-21T00:30:00+08:00"),
                        RunningService.OFFICIAL);
        Answer again =
                post(ticket, "resolution", document.formatted(resolvedAt), RunningService.OFFICIAL);
        Answer other =
                post(
                        ticket,
                        "resolution",
                        document.formatted("2022-06-21T00:30:01+08:00"),
                        RunningService.OFFICIAL);

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.status()).isEqualTo(409);
    }

    @Test
    void a_reopened_complaint_is_resolved_no_more_and_counts_no_second_time() {
        take("L-2");
        post("L-2", "resolution", RESOLVED, RunningService.OFFICIAL);
        post("L-2", "write-off", "{}", RunningService.OFFICIAL);

        Answer reopened = post("L-2", "reopening", REASON, RunningService.OFFICIAL);

        assertThat(reopened.json().get("status").stringValue()).isEqualTo("registered");
        assertThat(changed("L-2", 4).resolvedOn()).isNull();
        assertThat(changed("L-2", 4).counted()).isTrue();
        // Whoever got no answer to the resolution calls again, and must not undo the reopening.
        Answer late = post("L-2", "resolution", RESOLVED, RunningService.OFFICIAL);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("reopened-since");
        Answer anew =
                post(
                        "L-2",
                        "resolution",
                        RESOLVED.replace("06-20T", "06-21T"),
                        RunningService.OFFICIAL);
        assertThat(anew.status()).as(anew.body()).isEqualTo(200);
        // Who has seen that it was reopened, as by mistake, may say the same again.
        post("L-2", "reopening", REASON, RunningService.OFFICIAL);
        String seen = service.get("/api/v1/complaints/L-2").header("etag");
        Answer meant =
                service.send(
                        service.request(
                                        "/api/v1/complaints/L-2/resolution",
                                        RunningService.OFFICIAL)
                                .header("Content-Type", "application/json")
                                .header("If-Match", seen)
                                .POST(
                                        BodyPublishers.ofString(
                                                RESOLVED.replace("06-20T", "06-21T"))));
        assertThat(meant.status()).as(meant.body()).isEqualTo(200);
    }

    @Test
    @Tag("row-31")
    void what_is_not_resolved_cannot_be_written_off() {
        take("L-3");

        Answer answer = post("L-3", "write-off", "{}", RunningService.OFFICIAL);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("wrong-state").contains("registered");
    }

    @Test
    void a_resolution_before_the_complaint_or_without_outcome_is_refused() {
        take("L-4");

        Answer early =
                post(
                        "L-4",
                        "resolution",
                        "{\"outcome\":\"x\",\"resolvedAt\":\"2022-06-01T00:00:00+08:00\"}",
                        RunningService.OFFICIAL);
        Answer empty = post("L-4", "resolution", "{}", RunningService.OFFICIAL);

        assertThat(early.status()).isEqualTo(422);
        assertThat(early.body()).contains("/resolvedAt").contains("before-receipt");
        assertThat(empty.body()).contains("/outcome").contains("/resolvedAt");
    }

    @Test
    void a_granted_appeal_takes_the_complaint_out_of_the_count() {
        take("L-5");

        Answer asked = post("L-5", "exclusion", REASON, TestTokens.bearer(Role.OFFICIAL));
        Answer same = post("L-5", "exclusion/decision", GRANTED, RunningService.OFFICIAL);
        Answer decided = post("L-5", "exclusion/decision", GRANTED, TestTokens.bearer(Role.ADMIN));

        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        assertThat(same.status()).isEqualTo(409);
        assertThat(same.body()).contains("same-person");
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        assertThat(post("L-5", "exclusion", REASON, TestTokens.bearer(Role.OFFICIAL)).json())
                .isEqualTo(decided.json());
        assertThat(decided.json().get("counted").booleanValue()).isFalse();
        ComplaintFacts facts = changed("L-5", 3);
        assertThat(facts.counted()).isFalse();
        assertThat(facts.due()).isNull();
    }

    @Test
    void a_refused_appeal_leaves_the_count_as_it_is() {
        take("L-6");
        post("L-6", "exclusion", REASON, RunningService.OFFICIAL);

        Answer decided =
                post(
                        "L-6",
                        "exclusion/decision",
                        "{\"approved\":false,\"reason\":\"证据不足\"}",
                        TestTokens.bearer(Role.ADMIN));

        assertThat(decided.json().get("counted").booleanValue()).isTrue();
        assertThat(changed("L-6", 3).counted()).isTrue();
    }

    @Test
    void a_duplicate_does_not_count_and_no_chain_is_made() {
        take("L-7");
        take("L-8");

        Answer merged =
                service.put(
                        "/api/v1/complaints/L-8/duplicate-of",
                        Map.of("ticketNo", "L-7", "reason", "同一问题"));
        Answer chain =
                service.put(
                        "/api/v1/complaints/L-7/duplicate-of",
                        Map.of("ticketNo", "L-8", "reason", "同一问题"));
        Answer self =
                service.put(
                        "/api/v1/complaints/L-7/duplicate-of",
                        Map.of("ticketNo", "L-7", "reason", "同一问题"));

        assertThat(merged.json().get("counted").booleanValue()).isFalse();
        assertThat(changed("L-8", 2).counted()).isFalse();
        assertThat(chain.status()).isEqualTo(422);
        assertThat(self.status()).isEqualTo(422);
    }

    @Test
    void nobody_decides_what_nobody_asked_for() {
        take("L-9");

        assertThat(post("L-9", "exclusion/decision", GRANTED, RunningService.OFFICIAL).status())
                .isEqualTo(409);
        assertThat(post("L-99", "resolution", RESOLVED, RunningService.OFFICIAL).status())
                .isEqualTo(404);
        assertThat(post("L-9", "resolution", RESOLVED, TestTokens.bearer(Role.SUBSCRIBER)).status())
                .isEqualTo(403);
    }

    @Test
    void of_two_the_earlier_is_the_original() {
        take("L-10");
        take("L-11");

        Answer answer =
                service.put(
                        "/api/v1/complaints/L-10/duplicate-of",
                        Map.of("ticketNo", "L-11", "reason", "同一问题"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.faults()).containsExactly("/ticketNo not-an-original");
    }

    @Test
    void a_satisfaction_beyond_five_and_an_unknown_field_are_named() {
        take("L-12");

        Answer answer =
                post(
                        "L-12",
                        "resolution",
                        "{\"outcome\":\"x\",\"resolvedAt\":\"2022-06-20T00:00:00Z\","
                                + "\"satisfaction\":6,\"mood\":1}",
                        RunningService.OFFICIAL);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("/satisfaction").contains("/mood");
    }

    @Test
    void an_appeal_shows_no_caller_to_a_key_that_does_not_reach_the_complaint() {
        take("L-13");

        Answer other = post("L-13", "exclusion", REASON, TestTokens.bearer(Role.OFFICIAL, "C2"));
        Answer street = post("L-13", "exclusion", REASON, TestTokens.bearer(Role.STREET, "S2"));
        Answer own = post("L-13", "exclusion", REASON, TestTokens.bearer(Role.STREET, "S1"));

        assertThat(other.status()).isEqualTo(404);
        assertThat(street.status()).isEqualTo(404);
        assertThat(own.status()).as(own.body()).isEqualTo(201);
    }

    @Test
    void who_did_what_is_for_officials_and_the_street() {
        take("L-14");
        post("L-14", "exclusion", REASON, RunningService.OFFICIAL);

        String company = history("L-14", TestTokens.bearer(Role.COMPANY, "P1"));

        assertThat(history("L-14", RunningService.OFFICIAL)).contains("exclusion-requested");
        assertThat(history("L-14", TestTokens.bearer(Role.STREET, "S1"))).contains("非物业责任");
        assertThat(company).doesNotContain("history").doesNotContain("非物业责任");
    }

    private static String history(String ticketNo, String bearer) {
        return service.get("/api/v1/complaints/" + ticketNo, bearer).body();
    }

    private static void take(String ticketNo) {
        Answer answer =
                service.post(
                        "/api/v1/complaints",
                        Map.of(
                                "ticketNo", ticketNo,
                                "receivedAt", "2022-06-15T09:30:00+08:00",
                                "channel", "12345",
                                "estateId", "E1",
                                "category", "property.cleaning",
                                "title", "楼道脏乱",
                                "detail", "多日未打扫"));
        assertThat(answer.status()).isEqualTo(201);
    }

    private static Answer post(String ticketNo, String command, String body, String bearer) {
        return service.post("/api/v1/complaints/" + ticketNo + "/" + command, JSON, body, bearer);
    }

    /** The facts of the complaint's version as they were told. */
    private static ComplaintFacts changed(String ticketNo, int version) {
        return log.ofTicket(ticketNo, version).stream()
                .map(TopicLog.Entry::event)
                .filter(ComplaintChanged.class::isInstance)
                .map(it -> ((ComplaintChanged) it).complaint())
                .filter(it -> it.version() == version)
                .findFirst()
                .orElseThrow();
    }
}
