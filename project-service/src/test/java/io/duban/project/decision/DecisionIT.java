package io.duban.project.decision;

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

import java.util.Map;

class DecisionIT {

    private static final String PROJECTS = "/api/v1/projects/";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(DecisionIT.class);
        City.register(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    @Tag("row-25")
    void an_approved_adjustment_lets_the_swap_in_take_the_place_in_the_year() {
        put("A-1", "SHANTYTOWN", 2022);
        put("A-2", "SHANTYTOWN", 2023);
        Map<String, Object> wanted = Map.of("swapIn", "A-2", "reason", "征收受阻");

        assertThat(service.post(PROJECTS + "A-1/adjustment", wanted).status()).isEqualTo(201);
        assertThat(service.post(PROJECTS + "A-1/adjustment", wanted).status()).isEqualTo(200);
        assertThat(decide("A-1", "adjustment", true, RunningService.OFFICIAL).status())
                .isEqualTo(409);
        assertThat(decide("A-1", "adjustment", true, RunningService.COUNTY).status())
                .isEqualTo(403);
        assertThat(decide("A-1", "adjustment", true, RunningService.ADMIN).status()).isEqualTo(200);
        assertThat(decide("A-1", "adjustment", true, RunningService.ADMIN).status()).isEqualTo(200);
        assertThat(decide("A-1", "adjustment", false, RunningService.ADMIN).status())
                .isEqualTo(409);

        Answer left = service.get(PROJECTS + "A-1");
        Answer came = service.get(PROJECTS + "A-2");
        assertThat(left.json().get("state").asString()).isEqualTo("ADJUSTED_OUT");
        assertThat(left.json().get("version").asInt()).isEqualTo(3);
        assertThat(came.json().get("year").asInt()).isEqualTo(2022);
        assertThat(came.json().get("swappedFor").asString()).isEqualTo("A-1");
        assertThat(complete("A-1").status()).isEqualTo(409);
    }

    @Test
    @Tag("row-39")
    void a_swap_in_that_counts_in_the_year_already_would_change_the_total() {
        put("B-1", "SHANTYTOWN", 2022);
        put("B-2", "SHANTYTOWN", 2022);
        put("B-3", "UNFINISHED_COMMUNITY", 2023);

        for (String swapIn : new String[] {"B-1", "B-2", "B-3"}) {
            Answer refused =
                    service.post(
                            PROJECTS + "B-1/adjustment",
                            Map.of("swapIn", swapIn, "reason", "征收受阻"));
            assertThat(refused.status()).as(swapIn).isEqualTo(409);
            assertThat(refused.json().get("type").asString()).endsWith("total-would-change");
        }
        assertThat(
                        service.post(
                                        PROJECTS + "B-1/adjustment",
                                        Map.of("swapIn", "B-9", "reason", "征收受阻"))
                                .faults())
                .containsExactly("/swapIn unknown-project");
    }

    @Test
    void one_swap_in_takes_one_place_only() {
        put("C-1", "SHANTYTOWN", 2022);
        put("C-2", "SHANTYTOWN", 2022);
        put("C-3", "SHANTYTOWN", 2023);
        Map<String, Object> wanted = Map.of("swapIn", "C-3", "reason", "征收受阻");
        service.post(PROJECTS + "C-1/adjustment", wanted);
        service.post(PROJECTS + "C-2/adjustment", wanted);

        decide("C-1", "adjustment", true, RunningService.ADMIN);

        assertThat(decide("C-2", "adjustment", true, RunningService.ADMIN).status()).isEqualTo(409);
        assertThat(service.get(PROJECTS + "C-2").json().get("state").asString())
                .isEqualTo("ACTIVE");
    }

    @Test
    @Tag("row-39")
    void an_unfinished_community_is_withdrawn_when_the_city_approves() {
        put("D-1", "UNFINISHED_COMMUNITY", 2022);
        put("D-2", "SHANTYTOWN", 2022);
        Map<String, Object> wanted = Map.of("reason", "不再具备建设条件");

        assertThat(service.post(PROJECTS + "D-2/withdrawal", wanted).status()).isEqualTo(409);
        assertThat(decide("D-1", "withdrawal", true, RunningService.ADMIN).status()).isEqualTo(404);
        assertThat(
                        service.post(PROJECTS + "D-1/withdrawal", wanted, RunningService.COUNTY)
                                .status())
                .isEqualTo(201);
        assertThat(decide("D-1", "withdrawal", false, RunningService.ADMIN).status())
                .isEqualTo(200);
        assertThat(service.get(PROJECTS + "D-1").json().get("state").asString())
                .isEqualTo("ACTIVE");
        assertThat(service.post(PROJECTS + "D-1/withdrawal", wanted).status()).isEqualTo(201);
        assertThat(decide("D-1", "withdrawal", true, RunningService.ADMIN).status()).isEqualTo(200);
        assertThat(service.get(PROJECTS + "D-1").json().get("state").asString())
                .isEqualTo("WITHDRAWN");
        assertThat(service.get(PROJECTS + "D-1").json().get("history")).hasSize(5);
    }

    private static void put(String id, String kind, int year) {
        Map<String, Object> plan = project("C1", milestone("START", "2022-08-31"));
        plan.put("kind", kind);
        plan.put("year", year);
        assertThat(service.put(PROJECTS + id, plan).status()).isEqualTo(201);
    }

    private static Answer complete(String id) {
        return service.post(
                PROJECTS + id + "/milestones/START/completion", City.completedOn("2022-05-13"));
    }

    private static Answer decide(String id, String what, boolean approved, String bearer) {
        return service.post(
                PROJECTS + id + "/" + what + "/decision",
                Map.of("approved", approved, "reason", "市专班会议研究"),
                bearer);
    }
}
