package io.duban.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers to which all services give their parts. */
class JoinedIT {

    private static final String WORK = "/api/v1/work";
    private static final String OVERVIEW = "/api/v1/overview";
    private static final Map<String, PlayedService> SERVICES = new LinkedHashMap<>();
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        for (String name : List.of("complaint", "project", "ranking", "notification")) {
            SERVICES.put(name, new PlayedService(name));
        }
        gateway =
                new RunningGateway(
                        TestStack.shared().freshName(JoinedIT.class),
                        SERVICES.entrySet().stream()
                                .map(
                                        it ->
                                                "--duban.routes.%s-service=%s"
                                                        .formatted(
                                                                it.getKey(), it.getValue().url()))
                                .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        SERVICES.values().forEach(PlayedService::close);
    }

    @BeforeEach
    void nothingWaits() {
        SERVICES.keySet().forEach(it -> says(it, 200, "{\"items\":[]}"));
    }

    @Test
    void work_of_all_services_is_one_list_by_its_days() {
        says("complaint", 200, "{\"items\":[" + item("appeal", "T1", "2022-07-02") + "]}");
        says("project", 200, "{\"items\":[" + item("task", "K1", "2022-07-03") + "]}");
        says("notification", 200, "{\"items\":[" + item("signature", "N1", "2022-07-01") + "]}");

        HttpResponse<String> answer = gateway.get(WORK, RunningGateway.ADMIN);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(ids(answer)).containsExactly("N1", "T1", "K1");
        assertThat(RunningGateway.json(answer).has("unavailable")).isFalse();
    }

    @Test
    void the_services_are_asked_in_the_callers_name_and_with_what_narrows_the_list() {
        gateway.get(WORK + "?county=C1&kind=task&limit=7", RunningGateway.ADMIN);

        PlayedService.Call call = SERVICES.get("project").last();
        assertThat(call.uri().getQuery()).isEqualTo("limit=7&county=C1&kind=task");
        assertThat(call.headers().getFirst("Authorization")).startsWith("Bearer ey");
    }

    @Test
    void work_of_a_kind_is_asked_of_the_service_in_which_it_waits_and_of_no_other() {
        says("project", 503, "{}");
        says("notification", 503, "{}");
        says("complaint", 200, "{\"items\":[" + item("appeal", "T1", "2022-07-02") + "]}");

        HttpResponse<String> answer = gateway.get(WORK + "?kind=appeal", RunningGateway.ADMIN);

        assertThat(ids(answer)).containsExactly("T1");
        assertThat(RunningGateway.json(answer).has("unavailable")).isFalse();
        RunningGateway.assertProblem(gateway.get(WORK + "?kind=lunch", RunningGateway.ADMIN), 422);
    }

    @Test
    void who_has_work_of_other_kinds_is_told_that_none_of_this_waits() {
        says("complaint", 403, "{}");

        HttpResponse<String> some = gateway.get(WORK + "?kind=appeal", RunningGateway.ADMIN);
        SERVICES.keySet().forEach(it -> says(it, 403, "{}"));

        assertThat(some.statusCode()).isEqualTo(200);
        assertThat(ids(some)).isEmpty();
        RunningGateway.assertProblem(gateway.get(WORK + "?kind=appeal", RunningGateway.ADMIN), 403);
    }

    @Test
    void the_next_page_goes_on_where_this_one_ends() {
        says(
                "project",
                200,
                "{\"items\":["
                        + item("task", "K1", "2022-07-01")
                        + ","
                        + item("task", "K2", "2022-07-05")
                        + "]}");
        says("notification", 200, "{\"items\":[" + item("receipt", "N1", "2022-07-03") + "]}");

        HttpResponse<String> first = gateway.get(WORK + "?limit=2", RunningGateway.ADMIN);
        String next = RunningGateway.json(first).get("next").asString();
        HttpResponse<String> second =
                gateway.get(WORK + "?limit=2&cursor=" + next, RunningGateway.ADMIN);

        assertThat(ids(first)).containsExactly("K1", "N1");
        assertThat(ids(second)).containsExactly("K2");
        assertThat(RunningGateway.json(second).has("next")).isFalse();
    }

    @Test
    void a_cursor_is_good_for_its_list_alone() {
        says("project", 200, "{\"items\":[" + item("task", "K1", "2022-07-01") + "]}");
        says("notification", 200, "{\"items\":[" + item("receipt", "N1", "2022-07-03") + "]}");
        HttpResponse<String> first = gateway.get(WORK + "?limit=1", RunningGateway.ADMIN);
        String next = RunningGateway.json(first).get("next").asString();

        RunningGateway.assertProblem(
                gateway.get(WORK + "?county=C2&cursor=" + next, RunningGateway.ADMIN), 422);
    }

    @Test
    void a_service_that_is_away_costs_its_part_and_is_named() {
        says("notification", 200, "{\"items\":[" + item("receipt", "N1", "2022-07-03") + "]}");
        says("project", 503, "{}");

        HttpResponse<String> answer = gateway.get(WORK, RunningGateway.ADMIN);

        assertThat(ids(answer)).containsExactly("N1");
        assertThat(RunningGateway.json(answer).get("unavailable").get(0).asString())
                .isEqualTo("project-service");
    }

    @Test
    void when_none_answers_the_caller_is_told_to_come_again() {
        SERVICES.keySet().forEach(it -> says(it, 503, "{}"));

        HttpResponse<String> answer = gateway.get(WORK, RunningGateway.ADMIN);

        RunningGateway.assertProblem(answer, 503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void a_service_without_a_part_for_this_role_is_passed_over() {
        says("complaint", 403, "{}");
        says("project", 200, "{\"items\":[" + item("task", "K1", "2022-07-01") + "]}");

        assertThat(ids(gateway.get(WORK, RunningGateway.ADMIN))).containsExactly("K1");
    }

    @Test
    void a_fault_of_the_question_is_told_as_the_service_tells_it() {
        says("project", 422, "{\"status\":422,\"errors\":[{\"pointer\":\"/due\"}]}");

        HttpResponse<String> answer = gateway.get(WORK + "?due=soon", RunningGateway.ADMIN);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("/due");
        RunningGateway.assertProblem(gateway.get(WORK + "?who=me", RunningGateway.ADMIN), 422);
    }

    @Test
    void the_overview_is_put_together_and_not_for_nobody() {
        says("complaint", 200, "{\"registered\":3,\"waiting\":{\"overdue\":1}}");
        says("project", 200, "{\"targets\":[],\"waiting\":{\"overdue\":2}}");
        says("ranking", 200, "{\"asOf\":\"2022-11-17\"}");
        says("notification", 403, "{}");

        JsonNode whole = RunningGateway.json(gateway.get(OVERVIEW, gateway.keyOf("official")));

        assertThat(whole.get("registered").asInt()).isEqualTo(3);
        assertThat(whole.get("asOf").asString()).isEqualTo("2022-11-17");
        assertThat(whole.get("waiting").get("overdue").asInt()).isEqualTo(3);
        RunningGateway.assertProblem(gateway.get(OVERVIEW, null), 401);
    }

    @Test
    void what_a_decision_would_change_is_asked_of_two_services_one_after_the_other() {
        says(
                "complaint",
                200,
                "{\"changes\":[{\"estateId\":\"E1\",\"month\":\"2022-06\",\"change\":-1}]}");
        says("ranking", 200, "{\"items\":[],\"notComputed\":[]}");

        HttpResponse<String> answer =
                gateway.get("/api/v1/complaints/T1/estate/effect?to=E2", RunningGateway.ADMIN);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(SERVICES.get("complaint").last().uri())
                .hasToString("/internal/complaints/T1/count-changes?decision=estate&to=E2");
        assertThat(SERVICES.get("ranking").last().uri().getQuery())
                .isEqualTo("changes=E1:2022-06:-1");
    }

    @Test
    void an_effect_that_the_complaint_refuses_is_refused_as_it_says() {
        says("complaint", 409, "{\"status\":409,\"detail\":\"2022-06 is final\"}");

        HttpResponse<String> answer =
                gateway.get("/api/v1/complaints/T1/exclusion/effect", RunningGateway.ADMIN);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("is final");
        RunningGateway.assertProblem(
                gateway.get("/api/v1/complaints/T1/whistle/effect", RunningGateway.ADMIN), 404);
    }

    private static void says(String service, int status, String body) {
        PlayedService played = SERVICES.get(service);
        played.answers(
                exchange -> {
                    played.keep(exchange);
                    PlayedService.respond(
                            exchange,
                            status,
                            status < 400 ? "application/json" : "application/problem+json",
                            body);
                });
    }

    private static String item(String kind, String id, String due) {
        return "{\"kind\":\"%s\",\"id\":\"%s\",\"due\":\"%s\"}".formatted(kind, id, due);
    }

    private static List<String> ids(HttpResponse<String> answer) {
        List<String> ids = new ArrayList<>();
        RunningGateway.json(answer).get("items").forEach(it -> ids.add(it.get("id").asString()));
        return ids;
    }
}
