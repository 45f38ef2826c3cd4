package io.duban.ranking;

import static io.duban.ranking.City.JULY;
import static io.duban.ranking.City.JUNE;
import static io.duban.ranking.City.attached;
import static io.duban.ranking.City.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.kit.security.Role;
import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One campaign of two months; the tests look at it from all sides. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RankingServiceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir static Path stateDir;
    private static RunningService service;

    @BeforeAll
    static void play() {
        String name = TestStack.shared().freshName(RankingServiceIT.class);
        service = RunningService.start(name, stateDir);
        await().atMost(PATIENCE).until(() -> ready(service));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    static boolean ready(RunningService running) {
        return running.get("/actuator/health/readiness").status() == 200;
    }

    static void settle(RunningService running, String day) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            JsonNode calendar = running.get("/api/v1/calendar").json();
                            assertThat(calendar.get("lastEndedDay").stringValue()).isEqualTo(day);
                            assertThat(calendar.get("settled").booleanValue())
                                    .as(() -> unhandled(running))
                                    .isTrue();
                        });
    }

    /** Who has not handled what, for whoever has to find out why a day does not settle. */
    private static String unhandled(RunningService running) {
        return running.get("/actuator/prometheus")
                .body()
                .lines()
                .filter(it -> it.startsWith("duban_calendar_unhandled_days{"))
                .collect(Collectors.joining(", "));
    }

    @Test
    @Order(1)
    void a_fresh_calendar_has_ended_nothing_and_is_settled() {
        JsonNode calendar = service.get("/api/v1/calendar").json();

        assertThat(calendar.get("mode").stringValue()).isEqualTo("manual");
        assertThat(calendar.has("lastEndedDay")).isFalse();
        assertThat(calendar.get("settled").booleanValue()).isTrue();
        assertThat(service.get("/api/v1/rankings/estate-complaints/2022-06").status())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/rankings/estate-complaints/live").status()).isEqualTo(404);
    }

    @Test
    @Order(2)
    void days_are_ended_in_order_and_once() {
        RunningService.Answer first = service.advance("2022-06-20");
        RunningService.Answer again = service.advance("2022-06-20");

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.json().get("from").stringValue()).isEqualTo("2022-05-13");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().get("from").stringValue()).isEqualTo("2022-06-21");
        assertThat(again.json().get("through").stringValue()).isEqualTo("2022-06-20");
        settle(service, "2022-06-20");
        assertThat(service.endedDays())
                .containsExactlyElementsOf(
                        LocalDate.of(2022, 5, 13).datesUntil(LocalDate.of(2022, 6, 21)).toList());
    }

    @Test
    @Order(3)
    void the_live_board_shows_the_open_month() {
        service.tell(recorded("A"), recorded("B", "C2", 1), recorded("Z"));
        service.tell(
                attached("a1", "A", JUNE),
                attached("a2", "A", JUNE),
                attached("a2", "A", JUNE),
                attached("b1", "B", JUNE),
                attached("u1", null, JUNE));

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            JsonNode live =
                                    service.get("/api/v1/rankings/estate-complaints/live").json();
                            assertThat(live.get("period").stringValue()).isEqualTo("2022-06");
                            assertThat(live.get("rows").size()).isEqualTo(3);
                            assertThat(live.get("rows").get(0).get("value").intValue())
                                    .isEqualTo(2);
                            assertThat(live.get("unattributed").get("count").intValue())
                                    .isEqualTo(1);
                        });
    }

    @Test
    @Order(4)
    void a_closing_is_published_and_can_be_asked_for() {
        service.advance("2022-07-03");
        settle(service, "2022-07-03");

        JsonNode board = service.get("/api/v1/rankings/estate-complaints/2022-06").json();
        assertThat(board.get("revision").intValue()).isEqualTo(1);
        assertThat(board.get("closedOn").stringValue()).isEqualTo("2022-07-03");
        assertThat(board.get("hash").stringValue()).hasSize(64);
        assertThat(board.get("final").booleanValue()).isFalse();
        assertThat(codes(board)).containsExactly("A", "B", "Z");
        assertThat(board.get("undecidable").booleanValue()).isFalse();
        assertThat(board.get("notRated").isEmpty()).isTrue();
        assertThat(board.get("unattributed").get("warning").booleanValue()).isTrue();
    }

    @Test
    @Order(5)
    void a_late_complaint_makes_a_revision_with_its_difference() {
        service.tell(attached("z1", "Z", JUNE), attached("a3", "A", JULY));
        service.advance("2022-07-04");
        settle(service, "2022-07-04");

        JsonNode latest = service.get("/api/v1/rankings/estate-complaints/2022-06").json();
        JsonNode first =
                service.get("/api/v1/rankings/estate-complaints/2022-06?revision=1").json();
        assertThat(latest.get("revision").intValue()).isEqualTo(2);
        assertThat(latest.get("changes").get(0).get("subject").get("code").stringValue())
                .isEqualTo("Z");
        assertThat(first.get("revision").intValue()).isEqualTo(1);
        assertThat(first.get("hash")).isNotEqualTo(latest.get("hash"));
    }

    @Test
    @Order(6)
    void a_second_month_in_a_row_demands_a_new_manager_and_the_first_becomes_final() {
        service.advance("2022-08-03");
        settle(service, "2022-08-03");

        JsonNode replaced = service.get("/api/v1/escalations?measure=REPLACE_MANAGER").json();
        assertThat(replaced.get("items").size()).isEqualTo(1);
        JsonNode escalation = replaced.get("items").get(0);
        assertThat(escalation.get("subject").get("code").stringValue()).isEqualTo("A");
        assertThat(escalation.get("streak").intValue()).isEqualTo(2);
        assertThat(escalation.get("state").stringValue()).isEqualTo("raised");
        assertThat(escalation.get("raisedOn").stringValue()).isEqualTo("2022-08-03");
        assertThat(escalation.get("evidence").get("rows").size()).isEqualTo(2);
        assertThat(escalation.get("clause").stringValue()).contains("更换项目经理");
        String id = escalation.get("id").stringValue();
        assertThat(service.get("/api/v1/escalations/" + id).json()).isEqualTo(escalation);
        JsonNode june = service.get("/api/v1/rankings/estate-complaints/2022-06").json();
        assertThat(june.get("final").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @Order(7)
    @CsvSource({
        "'', 5",
        "subject=A, 3",
        "subject=estate/A, 3",
        "subject=estate/NONE, 0",
        "period=2022-07, 2",
        "rule=estate-complaints, 5",
        "rule=street-work, 0",
        "state=revoked, 0",
        "state=raised, 5",
        "measure=INTERVIEW_COMPANY&period=2022-06, 3"
    })
    void lists_are_narrowed_by_their_filters(String filter, int expected) {
        assertThat(service.get("/api/v1/escalations?" + filter).json().get("items").size())
                .isEqualTo(expected);
    }

    @Test
    @Order(8)
    void pages_hold_every_escalation_once() {
        List<String> ids = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = service.get("/api/v1/escalations?limit=2" + next).json();
            page.get("items").forEach(it -> ids.add(it.get("id").stringValue()));
            next = page.has("next") ? "&cursor=" + page.get("next").stringValue() : null;
        } while (next != null);

        assertThat(ids).hasSize(5).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @Order(9)
    @CsvSource({
        "COMPANY, C1, A Z",
        "COMPANY, C2, B",
        "COMPANY, C9, ''",
        "STREET, ST1, A B Z",
        "STREET, C1, ''",
        "COUNTY, CO1, A B Z",
        "HOTLINE, , A B Z",
        "SUBSCRIBER, C2, B"
    })
    void a_scoped_key_sees_its_own_escalations_alone(Role role, String body, String expected) {
        TreeSet<String> subjects = new TreeSet<>();
        JsonNode list = service.get("/api/v1/escalations", role, body).json();
        list.get("items").forEach(it -> subjects.add(it.get("subject").get("code").stringValue()));

        assertThat(String.join(" ", subjects)).isEqualTo(expected);
    }

    @Test
    @Order(10)
    void another_company_s_escalation_is_not_known_to_a_company() {
        JsonNode items = service.get("/api/v1/escalations?subject=B").json().get("items");
        String id = items.get(0).get("id").stringValue();

        assertThat(service.get("/api/v1/escalations/" + id, Role.COMPANY, "C1").status())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/escalations/" + id, Role.COMPANY, "C2").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @Order(11)
    @CsvSource({
        "/api/v1/rankings/estate-complaints/2021-01, 404",
        "/api/v1/rankings/no-such/2022-06, 404",
        "/api/v1/rankings/no-such/live, 404",
        "/api/v1/rankings/estate-complaints/2022-13, 422",
        "/api/v1/rankings/estate-complaints/2022-06?revision=0, 422",
        "/api/v1/rankings/estate-complaints/2022-06?revision=x, 422",
        "/api/v1/rankings/estate-complaints/2022-06?revision=99, 404",
        "/api/v1/escalations/none, 404",
        "/api/v1/escalations?measure=NONE, 422",
        "/api/v1/escalations?state=gone, 422",
        "/api/v1/escalations?limit=0, 422",
        "/api/v1/escalations?cursor=abc, 422",
        "/api/v1/rulebook?on=2022-05-12, 404",
        "/api/v1/rulebook?on=yesterday, 422"
    })
    void questions_that_have_no_answer_are_told_why(String path, int status) {
        RunningService.Answer answer = service.get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("type").stringValue()).startsWith("urn:duban:problem:");
    }

    @ParameterizedTest
    @Order(12)
    @CsvSource({
        "'{\"through\":\"2022-05-12\"}', 422",
        "'{\"through\":\"2062-01-01\"}', 422",
        "'{\"through\":\"+999999-01-01\"}', 422",
        "'{\"through\":20220630}', 422",
        "'{}', 422",
        "'{\"through\":\"2022-08-03\",\"force\":true}', 422",
        "'{', 400"
    })
    void an_advance_that_makes_no_sense_is_refused(String body, int status) {
        assertThat(service.advance(Role.OFFICIAL, body).status()).isEqualTo(status);
    }

    @Test
    @Order(13)
    void only_officials_and_administrators_end_days() {
        assertThat(service.advance(Role.HOTLINE, "{\"through\":\"2022-08-03\"}").status())
                .isEqualTo(403);
    }

    @Test
    @Order(14)
    void the_rulebook_is_there_to_be_read_by_people_and_by_programs() {
        RunningService.Answer json = service.get("/api/v1/rulebook?on=2022-06-30");
        RunningService.Answer yaml =
                service.send(
                        Role.OFFICIAL,
                        null,
                        service.request("/api/v1/rulebook")
                                .header("Accept", "application/yaml")
                                .GET());

        assertThat(json.json().get("closing").get("firstMonth").stringValue()).isEqualTo("2022-06");
        assertThat(json.json().get("effectiveFrom").stringValue()).isEqualTo("2022-05-13");
        assertThat(yaml.body()).startsWith("# 临政办字〔2022〕57号");
    }

    @Test
    @Order(15)
    void measurements_are_there_to_be_scraped() {
        String metrics = service.get("/actuator/prometheus").body();

        assertThat(metrics)
                .contains("duban_escalations_total{measure=\"REPLACE_MANAGER\",state=\"raised\"}")
                .contains("duban_rankings_published_total")
                .contains("duban_calendar_unhandled_days{service=\"ranking-service\"} 0.0")
                .contains("kafka_stream_");
    }

    @Test
    @Order(16)
    void a_measure_is_explained_down_to_the_complaints() {
        JsonNode manager =
                service.get("/api/v1/escalations?measure=REPLACE_MANAGER")
                        .json()
                        .get("items")
                        .get(0);

        JsonNode explanation =
                service.get(
                                "/api/v1/escalations/"
                                        + manager.get("id").stringValue()
                                        + "/explanation")
                        .json();

        assertThat(explanation.get("rule").get("id").stringValue()).isEqualTo("estate-complaints");
        assertThat(explanation.get("boards")).hasSize(2);
        JsonNode july = explanation.get("boards").get(1);
        assertThat(july.get("hashMatches").booleanValue()).isTrue();
        assertThat(july.get("complaints").get("complete").booleanValue()).isTrue();
        assertThat(july.get("complaints").get("ticketNos"))
                .hasSize(july.get("row").get("value").intValue());
    }

    @Test
    @Order(17)
    void a_simulation_changes_nothing_and_tells_what_would() {
        String yaml =
                service.send(
                                Role.OFFICIAL,
                                null,
                                service.request("/api/v1/rulebook")
                                        .header("Accept", "application/yaml")
                                        .GET())
                        .body();
        String before = service.get("/api/v1/escalations").body();

        RunningService.Answer answer = simulate(yaml.replace("atLeast: 1 ", "atLeast: 1000 "));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("removed")).isNotEmpty();
        assertThat(answer.json().get("added")).isEmpty();
        assertThat(service.get("/api/v1/escalations").body()).isEqualTo(before);
    }

    @Test
    @Order(18)
    void a_rulebook_with_a_fault_is_refused_with_its_line() {
        RunningService.Answer answer = simulate("id: x\nversion: 1\n");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("/rulebook").contains("line ");
    }

    private static RunningService.Answer simulate(String rulebook) {
        String json =
                JsonMapper.shared()
                        .writeValueAsString(
                                Map.of("rulebook", rulebook, "from", "2022-06", "to", "2022-12"));
        return service.send(
                Role.OFFICIAL,
                null,
                service.request("/api/v1/simulations").POST(BodyPublishers.ofString(json)));
    }

    private static List<String> codes(JsonNode board) {
        List<String> codes = new ArrayList<>();
        board.get("rows").forEach(it -> codes.add(it.get("subject").get("code").stringValue()));
        return codes;
    }
}
