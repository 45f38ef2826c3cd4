package io.duban.notification;

import static io.duban.notification.Escalations.DAY;
import static io.duban.notification.Escalations.interview;
import static io.duban.notification.Escalations.raised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.kit.security.Role;
import io.duban.teststack.Answer;
import io.duban.teststack.RunningApplication;
import io.duban.teststack.TestStack;
import io.duban.teststack.TestTokens;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The register of numbers as an archivist reads it. */
class DocumentNumbersIT {

    private static final String PATH = "/api/v1/documents/numbers";
    private static final String KIND = "kind=" + URLEncoder.encode("约谈通知书", StandardCharsets.UTF_8);

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(TestStack.shared().freshName(DocumentNumbersIT.class));
        service.publisher()
                .publish(
                        List.of(
                                raised(interview("E1", "P1", 3)),
                                raised(interview("E2", "P2", 7)),
                                raised(interview("E3", "P3", 9)),
                                new DayEnded(DAY),
                                new EscalationDayPublished(DAY)));
        await().atMost(Duration.ofSeconds(60)).until(() -> numbers(PATH).size() == 3);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void numbers_are_listed_in_their_order_page_by_page() {
        List<Integer> numbers = new ArrayList<>();
        JsonNode page = service.json(PATH + "?limit=1&year=2022&" + KIND);
        while (page.has("next")) {
            page.get("items").forEach(it -> numbers.add(it.get("number").intValue()));
            page =
                    service.json(
                            PATH
                                    + "?limit=1&year=2022&"
                                    + KIND
                                    + "&cursor="
                                    + page.get("next").stringValue());
        }
        page.get("items").forEach(it -> numbers.add(it.get("number").intValue()));

        assertThat(numbers).containsExactly(1, 2, 3);
    }

    @Test
    void a_letter_that_is_void_keeps_its_line() {
        JsonNode second = service.json(PATH).get("items").get(1);
        Answer answer =
                service.post(
                        "/api/v1/notices/" + second.get("noticeId").stringValue() + "/void",
                        Map.of("reason", "名称有误"),
                        RunningApplication.OFFICIAL);

        assertThat(answer.status()).isEqualTo(200);
        JsonNode line = service.json(PATH).get("items").get(1);
        assertThat(line.get("state").stringValue()).isEqualTo("void");
        assertThat(line.get("text").stringValue()).isEqualTo("临物治约〔2022〕2号");
        assertThat(line.get("number").intValue()).isEqualTo(2);
        assertThat(line.get("addressee").get("id")).isEqualTo(second.get("addressee").get("id"));
        assertThat(line.get("title").stringValue()).startsWith("关于约谈");
        assertThat(line.get("issuedOn")).isEqualTo(second.get("issuedOn"));
    }

    @Test
    void other_kinds_and_years_have_other_lines() {
        assertThat(numbers(PATH + "?" + KIND)).hasSize(3);
        assertThat(numbers(PATH + "?year=2021")).isEmpty();
        assertThat(numbers(PATH + "?kind=" + URLEncoder.encode("通报", StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void what_is_no_kind_or_year_is_named() {
        assertRefused("?kind=letter", "/kind");
        assertRefused("?kind=", "/kind");
        assertRefused("?year=22", "/year");
        assertRefused("?year=2022-H1", "/year");
        assertRefused("?state=void", "/state");
    }

    @Test
    void it_is_for_those_who_sign() {
        for (Role role : List.of(Role.SUBSCRIBER, Role.COUNTY, Role.COMPANY, Role.HOTLINE)) {
            String bearer = TestTokens.bearer(role, role == Role.SUBSCRIBER ? null : "C1");
            assertThat(service.get(PATH, bearer).status()).as(role.name()).isEqualTo(403);
        }
    }

    private static void assertRefused(String query, String pointer) {
        Answer answer = service.get(PATH + query);
        assertThat(answer.status()).as(query).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").stringValue()).isEqualTo(pointer);
    }

    private static List<JsonNode> numbers(String path) {
        List<JsonNode> lines = new ArrayList<>();
        service.json(path).get("items").forEach(lines::add);
        return lines;
    }
}
