package io.duban.project.review;

import static io.duban.project.City.milestone;
import static io.duban.project.City.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.project.City;
import io.duban.project.RunningService;
import io.duban.teststack.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class ReviewIT {

    private static final String PROJECTS = "/api/v1/projects/";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(ReviewIT.class);
        City.register(service);
        service.put(PROJECTS + "R-1", project("C1", milestone("START", "2022-08-31")));
        Map<String, Object> idle = project("C1", milestone("START", "2022-06-30"));
        idle.put("funds", Map.of("arrived", 1_000, "paid", 10.5, "idleDays", 3, "misuse", true));
        service.put(PROJECTS + "R-2", idle);
        service.endDays("2022-06-30", "2022-06-30");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    @Tag("row-44")
    void every_active_project_is_listed_and_a_missing_report_is_named() {
        assertThat(report("2022-06-28", 40).status()).isEqualTo(201);
        assertThat(report("2022-06-28", 40).status()).isEqualTo(200);
        assertThat(report("2022-06-28", 40, "停工", "资金缺口").status()).isEqualTo(200);
        assertThat(report("2022-06-28", 40, "停工").status()).isEqualTo(409);
        assertThat(report("2022-06-28", 50).status()).isEqualTo(409);
        assertThat(report("2022-06-29", 40, "停工", "　").faults())
                .containsExactly("/problems/1 blank");
        assertThat(report("2022-07-02", 50).faults()).containsExactly("/on in-the-future");
        assertThat(report("2022-06-29", 101).faults()).containsExactly("/percent out-of-range");

        // 2022-05-13 and thirteen days more are the first fortnight, 06-24 to 07-07 the fourth.
        Map<String, JsonNode> rows = rows("?fortnight=4");
        assertThat(rows.get("R-1").at("/report/percent").asInt()).isEqualTo(40);
        assertThat(rows.get("R-1").has("missing")).isFalse();
        assertThat(rows.get("R-2").get("missing").asBoolean()).isTrue();
        assertThat(rows("?fortnight=3").get("R-1").get("missing").asBoolean()).isTrue();
        assertThat(rows("").get("R-1").get("fortnight").asInt()).isEqualTo(4);
        assertThat(rows("?county=C2")).isEmpty();
        assertThat(service.get("/api/v1/reviews?fortnight=x").status()).isEqualTo(422);
    }

    @Test
    @Tag("row-28")
    @Tag("row-29")
    void idle_funds_misuse_and_an_overdue_milestone_call_for_key_supervision() {
        JsonNode reasons = service.get(PROJECTS + "R-2").json().at("/keySupervision/reasons");

        assertThat(reasons.toString())
                .isEqualTo("[\"IDLE_FUNDS\",\"MISUSE\",\"OVERDUE_MILESTONE\"]");
        assertThat(service.get(PROJECTS + "R-1").json().has("keySupervision")).isFalse();
    }

    private static Answer report(String on, int percent) {
        return report(on, percent, "资金缺口", "停工");
    }

    private static Answer report(String on, int percent, String... problems) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("on", on);
        report.put("percent", percent);
        report.put("note", "主体施工");
        report.put("problems", List.of(problems));
        return service.post(PROJECTS + "R-1/reviews", report, RunningService.COUNTY);
    }

    private static Map<String, JsonNode> rows(String query) {
        Map<String, JsonNode> rows = new TreeMap<>();
        service.get("/api/v1/reviews" + query)
                .json()
                .get("items")
                .forEach(it -> rows.put(it.get("projectId").asString(), it));
        return rows;
    }
}
