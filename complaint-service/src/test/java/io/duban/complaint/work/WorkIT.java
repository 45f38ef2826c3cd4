package io.duban.complaint.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.complaint.City;
import io.duban.complaint.RunningService;
import io.duban.contracts.event.CalendarEvent.MonthReopened;
import io.duban.contracts.period.Month;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.security.Role;
import io.duban.teststack.Answer;
import io.duban.teststack.TestTokens;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What of the complaints waits for whom, first due first (待办). */
class WorkIT {

    private static final String LIST = "/api/v1/complaints";
    private static final String WORK = "/api/v1/work";
    private static final String STREET = TestTokens.bearer(Role.STREET, "S1");

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = city();
    }

    /** A city in the middle of June. */
    private static RunningService city() {
        RunningService service = new RunningService(WorkIT.class);
        City.register(service);
        take(service, "W-1", "E1", "2022-06-15T09:30:00+08:00");
        take(service, "W-2", "E2", "2022-06-13T09:30:00+08:00");
        take(service, "W-3", "E3", "2022-06-15T09:30:00+08:00");
        take(service, "W-4", null, "2022-06-14T09:30:00+08:00");
        post(service, "W-2/dispatches", "{}", RunningService.OFFICIAL);
        post(service, "W-1/exclusion", "{\"reason\":\"非本小区\"}", STREET);
        post(service, "W-3/exclusion", "{\"reason\":\"非本小区\"}", RunningService.OFFICIAL);
        City.endDay(service, LocalDate.of(2022, 6, 20));
        return service;
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void what_is_due_first_comes_first_page_by_page_and_nothing_twice() {
        String all =
                "workOrder W-2; workOrder W-4; workOrder W-1; workOrder W-3;"
                        + " unattributed W-4; appeal W-1";

        assertThat(work(service, "", RunningService.OFFICIAL, 50)).isEqualTo(all);
        assertThat(work(service, "", RunningService.OFFICIAL, 1)).isEqualTo(all);
        assertThat(work(service, "", RunningService.ADMIN, 2)).isEqualTo(all + "; appeal W-3");
    }

    @ParameterizedTest
    @CsvSource({
        "STREET, S1, '', workOrder W-1",
        "COUNTY, C1, '', workOrder W-2; workOrder W-1",
        "COMPANY, P1, '', workOrder W-1; workOrder W-3",
        "HOTLINE, , county=C2, workOrder W-3",
        "OFFICIAL, , kind=appeal, appeal W-1",
        "OFFICIAL, , kind=unattributed, unattributed W-4",
        "OFFICIAL, , county=C1, workOrder W-2; workOrder W-1; appeal W-1",
        "OFFICIAL, , due=2022-06-21, workOrder W-2; workOrder W-4",
        "OFFICIAL, , due=2022-07-05&kind=unattributed, unattributed W-4",
        "OFFICIAL, , kind=signature, ''"
    })
    void each_sees_what_it_is_to_do(Role role, String body, String query, String expected) {
        String bearer = body == null ? TestTokens.bearer(role) : TestTokens.bearer(role, body);

        assertThat(work(service, query, bearer, 50)).isEqualTo(expected);
    }

    @Test
    void an_item_names_whose_it_is_how_late_it_is_and_the_call_that_does_it() {
        JsonNode items = service.get(WORK).json().get("items");

        assertThat(items.get(0).toString())
                .isEqualTo(
                        "{\"kind\":\"workOrder\",\"id\":\"W-2\",\"title\":\"卫生清理不及时\","
                                + "\"body\":{\"id\":\"S2\",\"name\":\"柳青街道\"},"
                                + "\"due\":\"2022-06-20\",\"overdueDays\":1,"
                                + "\"next\":\"POST /api/v1/complaints/W-2/resolution\"}");
        assertThat(items.get(2).get("next").stringValue())
                .isEqualTo("POST /api/v1/complaints/W-1/dispatches");
        assertThat(items.get(4).get("next").stringValue())
                .isEqualTo("PUT /api/v1/complaints/W-4/estate");
        assertThat(items.get(5).get("next").stringValue())
                .isEqualTo("POST /api/v1/complaints/W-1/exclusion/decision");
        assertThat(service.get(WORK, STREET).json().at("/items/0/next").stringValue())
                .isEqualTo("POST /api/v1/complaints/W-1/whistle");
        assertThat(
                        service.get(WORK, TestTokens.bearer(Role.COMPANY, "P1"))
                                .json()
                                .at("/items/0/next")
                                .stringValue())
                .isEqualTo("GET /api/v1/complaints/W-1");
    }

    @Test
    void what_is_done_and_what_a_final_month_refuses_waits_no_more() {
        try (RunningService service = city()) {
            post(
                    service,
                    "W-2/resolution",
                    "{\"outcome\":\"好\",\"resolvedAt\":\"2022-06-20T10:00:00+08:00\"}",
                    RunningService.OFFICIAL);
            post(
                    service,
                    "W-1/exclusion/decision",
                    "{\"approved\":true,\"reason\":\"属实\"}",
                    RunningService.OFFICIAL);

            assertThat(work(service, "", RunningService.ADMIN, 50))
                    .isEqualTo("workOrder W-4; workOrder W-3; unattributed W-4; appeal W-3");

            City.endDay(service, LocalDate.of(2022, 9, 30));
            assertThat(work(service, "", RunningService.ADMIN, 50))
                    .isEqualTo("workOrder W-4; workOrder W-3");

            LocalDate today = LocalDate.of(2022, 10, 1);
            service.bean(EventPublisher.class)
                    .publish(
                            List.of(
                                    new MonthReopened(
                                            Month.of(2022, 6),
                                            today,
                                            today.plusDays(9),
                                            "复核",
                                            "k")));
            City.endDay(service, today);
            assertThat(work(service, "", RunningService.ADMIN, 50))
                    .isEqualTo("workOrder W-4; workOrder W-3; unattributed W-4; appeal W-3");
        }
    }

    @Test
    void a_slip_is_named() {
        assertThat(service.get(WORK + "?kind=Appeal").faults())
                .containsExactly("/kind unknown-value");
        assertThat(service.get(WORK + "?due=2022-6").faults()).containsExactly("/due not-a-date");
        assertThat(service.get(WORK, TestTokens.bearer(Role.SUBSCRIBER)).status()).isEqualTo(403);
    }

    private static String work(RunningService service, String query, String bearer, int limit) {
        List<String> items = new ArrayList<>();
        String next = "";
        while (next != null) {
            Answer answer =
                    service.get(
                            WORK + "?limit=" + limit + (query.isEmpty() ? "" : "&" + query) + next,
                            bearer);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            JsonNode page = answer.json();
            page.get("items")
                    .forEach(
                            it ->
                                    items.add(
                                            it.get("kind").stringValue()
                                                    + " "
                                                    + it.get("id").stringValue()));
            next = page.hasNonNull("next") ? "&cursor=" + page.get("next").stringValue() : null;
        }
        return String.join("; ", items);
    }

    private static void take(RunningService service, String no, String estate, String at) {
        Map<String, Object> complaint = City.complaint(no, estate);
        complaint.put("receivedAt", at);
        assertThat(service.post(LIST, complaint).status()).isEqualTo(201);
    }

    private static void post(RunningService service, String path, String document, String bearer) {
        Answer answer = service.post(LIST + "/" + path, document, bearer);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }
}
