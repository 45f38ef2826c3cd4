package io.duban.project.decision;

import static io.duban.project.City.milestone;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.kit.aggregate.Entry.Author;
import io.duban.kit.security.Reach;
import io.duban.project.City;
import io.duban.project.RunningService;
import io.duban.project.ledger.Project;
import io.duban.project.ledger.Projects;
import io.duban.project.ledger.Request.Decision;
import io.duban.project.ledger.Request.Kind;
import io.duban.teststack.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A swap keeps the year's total, wherever it breaks off and whoever comes next. */
class SwapIT {

    private static final String PROJECTS = "/api/v1/projects/";
    private static final Author SOMEBODY = new Author("key-admin", Instant.EPOCH);

    private RunningService service;

    @BeforeEach
    void start() {
        service = new RunningService(SwapIT.class);
        City.register(service);
        put("OUT", 2022);
        put("OTHER", 2022);
        put("IN", 2023);
        ask("OUT");
        ask("OTHER");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void broken_off_before_the_one_has_left_it_is_simply_decided_again() {
        hold();
        assertThat(total()).isEqualTo(2);

        assertThat(decide("OTHER", true).status()).isEqualTo(409);
        assertThat(total()).isEqualTo(2);
        assertThat(decide("OUT", true).status()).isEqualTo(200);

        assertThat(total()).isEqualTo(2);
        assertSwapped();
    }

    @Test
    void broken_off_before_the_one_has_left_it_may_also_be_refused() {
        hold();

        assertThat(decide("OUT", false).status()).isEqualTo(200);

        assertThat(total()).isEqualTo(2);
        assertThat(one("IN").has("reservedFor")).isFalse();
        assertThat(decide("OTHER", true).status()).isEqualTo(200);
        assertThat(one("IN").get("swappedFor").asString()).isEqualTo("OTHER");
        assertThat(total()).isEqualTo(2);
    }

    @Test
    void broken_off_when_the_one_has_left_whoever_counts_the_year_ends_it() {
        hold();
        leave();

        assertThat(total()).isEqualTo(2);

        assertSwapped();
    }

    @Test
    void broken_off_when_the_one_has_left_whoever_looks_at_the_targets_ends_it() {
        hold();
        leave();

        assertThat(target()).isEqualTo(2);

        assertSwapped();
    }

    @Test
    void broken_off_when_the_one_has_left_whoever_decides_next_ends_it() {
        hold();
        leave();

        assertThat(decide("OTHER", true).status()).isEqualTo(409);

        assertSwapped();
    }

    @Test
    void broken_off_when_the_one_has_left_the_end_of_the_day_ends_it() {
        hold();
        leave();

        service.endDays("2022-05-13", "2022-05-13");

        assertSwapped();
    }

    @Test
    void broken_off_when_the_one_has_left_the_next_start_ends_it() {
        hold();
        leave();

        service.stop();
        service.start();

        assertSwapped();
    }

    @Test
    void an_edition_before_put_the_one_in_first_and_its_broken_swap_is_mended() {
        // What that edition stored when it broke off: the one has come, the other is still there.
        change("IN", it -> it.swappedIn(project("OUT"), SOMEBODY));

        assertThat(total()).isEqualTo(2);
        assertThat(decide("OTHER", true).status()).isEqualTo(409);
        assertThat(decide("OUT", true).status()).isEqualTo(200);

        assertThat(total()).isEqualTo(2);
        assertSwapped();
    }

    @Test
    void what_is_held_keeps_its_year_and_does_not_leave_itself() {
        hold();
        Map<String, Object> plan = plan(2022);
        plan.put("reason", "年度调整");

        assertThat(service.put(PROJECTS + "IN", plan).status()).isEqualTo(409);
        assertThat(
                        service.post(
                                        PROJECTS + "IN/adjustment",
                                        Map.of("swapIn", "OTHER", "reason", "征收受阻"))
                                .status())
                .isEqualTo(409);
    }

    /** The first write of a decision, and nothing after it. */
    private void hold() {
        Project leaving = project("OUT");
        change(
                "IN",
                it -> SwapRules.reserve(it, leaving, SwapRules.reservation(leaving), SOMEBODY));
    }

    /** The second one, and nothing after it. */
    private void leave() {
        Decision decision = new Decision(true, "市专班会议研究", "key-admin");
        change("OUT", it -> RequestRules.decide(it, Kind.ADJUSTMENT, decision, SOMEBODY));
    }

    private void assertSwapped() {
        assertThat(one("OUT").get("state").asString()).isEqualTo("ADJUSTED_OUT");
        assertThat(one("IN").get("swappedFor").asString()).isEqualTo("OUT");
        assertThat(one("IN").get("year").asInt()).isEqualTo(2022);
        assertThat(one("IN").has("reservedFor")).isFalse();
    }

    private void change(String id, UnaryOperator<Project> change) {
        service.bean(Projects.class).change(id, Reach.ofCity(), change);
    }

    private Project project(String id) {
        return service.bean(Projects.class).find(id).orElseThrow();
    }

    private void put(String id, int year) {
        assertThat(service.put(PROJECTS + id, plan(year)).status()).isEqualTo(201);
    }

    private static Map<String, Object> plan(int year) {
        Map<String, Object> plan = City.project("C1", milestone("START", "2022-08-31"));
        plan.put("year", year);
        return plan;
    }

    private void ask(String id) {
        assertThat(
                        service.post(
                                        PROJECTS + id + "/adjustment",
                                        Map.of("swapIn", "IN", "reason", "征收受阻"))
                                .status())
                .isEqualTo(201);
    }

    private Answer decide(String id, boolean approved) {
        return service.post(
                PROJECTS + id + "/adjustment/decision",
                City.decision(approved),
                RunningService.ADMIN);
    }

    private JsonNode one(String id) {
        return service.get(PROJECTS + id).json();
    }

    /** The projects that stand against the target of 2022. */
    private long target() {
        for (JsonNode each : service.get("/api/v1/targets").json().get("items")) {
            if (each.get("id").asString().equals("shantytown-total")) {
                return each.get("actual").asLong();
            }
        }
        throw new AssertionError("No such target");
    }

    /** The active projects of 2022. */
    private long total() {
        long total = 0;
        for (JsonNode each : service.get("/api/v1/summaries/2022").json().get("projects")) {
            if (each.get("state").asString().equals("ACTIVE")) {
                total += each.get("count").asLong();
            }
        }
        return total;
    }
}
