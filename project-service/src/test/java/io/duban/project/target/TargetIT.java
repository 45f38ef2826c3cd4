package io.duban.project.target;

import static io.duban.project.City.completedOn;
import static io.duban.project.City.milestone;
import static io.duban.project.City.project;
import static io.duban.project.City.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.contracts.event.SupervisionEvent.IndicatorsReported;
import io.duban.contracts.period.Period;
import io.duban.contracts.score.ReportedIndicator;
import io.duban.contracts.subject.Subject;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.security.Role;
import io.duban.project.City;
import io.duban.project.RunningService;
import io.duban.teststack.TestTokens;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

class TargetIT {

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(TargetIT.class);
        City.register(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    @Tag("row-2")
    @Tag("row-6")
    @Tag("row-7")
    @Tag("row-8")
    @Tag("row-18")
    void targets_stand_against_what_the_ledger_knows() {
        service.put("/api/v1/projects/P-1", project("C1", milestone("DELIVERY", "2022-12-31")));
        service.put("/api/v1/projects/P-2", project("C1", milestone("DELIVERY", "2022-12-31")));
        service.post(
                "/api/v1/projects/P-1/milestones/DELIVERY/completion", completedOn("2022-05-13"));

        Map<String, JsonNode> targets = new TreeMap<>();
        service.get("/api/v1/targets")
                .json()
                .get("items")
                .forEach(it -> targets.put(it.get("id").asString(), it));

        assertThat(targets.get("shantytown-total").get("target").asInt()).isEqualTo(124);
        assertThat(targets.get("shantytown-total").get("actual").asInt()).isEqualTo(2);
        assertThat(targets.get("shantytown-delivered").get("actual").asInt()).isEqualTo(1);
        assertThat(targets.get("shantytown-provincial-ledger").get("actual").decimalValue())
                .isEqualByComparingTo("0.5");
        assertThat(targets.get("unfinished-communities-2024").get("by").asString())
                .isEqualTo("2024-06-30");
        assertThat(targets.get("owners-committees").has("actual")).isFalse();
    }

    @Test
    @Tag("row-4")
    @Tag("row-5")
    @Tag("row-18")
    void what_counties_report_stands_against_the_targets_of_its_time() {
        Period h1 = Period.parse("2022-H1");
        Period h2 = Period.parse("2022-H2");
        Period late = Period.parse("2023-H1");
        service.bean(EventPublisher.class)
                .publish(
                        List.of(
                                report("C1", h2, 2, "0.92", "0.80", "1"),
                                report("C1", h2, 1, "0.10", "0.10", "1"),
                                report("C1", h1, 1, "0.50", "0.50", "1"),
                                report("C2", h2, 1, "0.90", "0.70", "0.99"),
                                report("C2", late, 1, "0.89", "0.86", "1")));

        await().atMost(Duration.ofSeconds(60)).until(() -> reached("owners-committees") != null);
        JsonNode committees = target("owners-committees");

        assertThat(committees.get("reached").asBoolean()).isTrue();
        assertThat(committees.at("/counties/0").toString())
                .isEqualTo(
                        "{\"county\":{\"id\":\"C1\",\"name\":\"兰山区\"},\"period\":\"2022-H2\","
                                + "\"value\":0.92,\"reached\":true}");
        assertThat(reached("professional-coverage")).isFalse();
        assertThat(reached("e-bike-charging")).isFalse();
    }

    private static IndicatorsReported report(
            String county, Period period, long version, String... values) {
        List<String> ids =
                List.of("ownersCommitteeRate", "professionalCoverageRate", "eBikeChargingCoverage");
        return new IndicatorsReported(
                Subject.county(county, county),
                period,
                IntStream.range(0, ids.size())
                        .mapToObj(it -> new ReportedIndicator(ids.get(it), dec(values[it])))
                        .toList(),
                version,
                LocalDate.of(2022, 12, 20));
    }

    private static BigDecimal dec(String value) {
        return new BigDecimal(value);
    }

    private static JsonNode target(String id) {
        for (JsonNode each : service.get("/api/v1/targets").json().get("items")) {
            if (each.get("id").asString().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("No target " + id);
    }

    private static Boolean reached(String id) {
        JsonNode reached = target(id).get("reached");
        return reached == null ? null : reached.asBoolean();
    }

    @Test
    @Tag("row-35")
    void a_task_names_its_owner_and_due_date() {
        Map<String, Object> task = task("C1", "2022-06-20");
        task.remove("owner");
        task.remove("due");
        task.put("problemClass", "PROJECT_OVERDUE_START");

        assertThat(service.put("/api/v1/tasks/T-1", task).faults())
                .containsExactlyInAnyOrder(
                        "/owner required", "/due required", "/problemClass not-a-problem");
    }

    @Test
    @Tag("row-31")
    void a_task_is_written_completed_and_read() {
        String path = "/api/v1/tasks/T-2";

        assertThat(service.put(path, task("C1", "2022-06-20")).status()).isEqualTo(201);
        assertThat(service.put(path, task("C1", "2022-06-20")).status()).isEqualTo(200);
        assertThat(service.post(path + "/completion", completedOn("2022-05-14")).faults())
                .containsExactly("/completedOn in-the-future");
        assertThat(service.post(path + "/completion", completedOn("2022-05-13")).status())
                .isEqualTo(200);
        assertThat(service.post(path + "/completion", completedOn("2022-05-13")).status())
                .isEqualTo(200);
        assertThat(service.get(path).json().get("version").asInt()).isEqualTo(2);
        assertThat(service.get("/api/v1/tasks?county=C1&list=tasks").json().get("items"))
                .isNotEmpty();
        assertThat(service.get("/api/v1/tasks/T-9").status()).isEqualTo(404);
    }

    @Test
    void whoever_has_no_part_in_it_is_refused() {
        String street = TestTokens.bearer(Role.STREET, "S1");

        assertThat(service.get("/api/v1/projects", street).status()).isEqualTo(403);
        assertThat(service.get("/api/v1/targets", street).status()).isEqualTo(403);
    }
}
