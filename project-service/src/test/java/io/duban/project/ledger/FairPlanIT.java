package io.duban.project.ledger;

import static io.duban.project.City.completedOn;
import static io.duban.project.City.decision;
import static io.duban.project.City.milestone;
import static io.duban.project.City.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.ProjectEvent.ProjectRecorded;
import io.duban.kit.security.Role;
import io.duban.project.City;
import io.duban.project.EventLog;
import io.duban.project.RunningService;
import io.duban.project.calendar.BusinessDays;
import io.duban.teststack.Answer;
import io.duban.teststack.TestTokens;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Nobody buys a rank with a plan (RULES 6). */
class FairPlanIT {

    private static final String PROJECTS = "/api/v1/projects/";
    private static final String COUNTY = RunningService.COUNTY;

    private static RunningService service;
    private static EventLog log;

    @BeforeAll
    static void start() {
        service = new RunningService(FairPlanIT.class);
        City.register(service);
        service.endDays("2022-07-31", "2022-08-01");
        log = new EventLog(service);
    }

    @AfterAll
    static void stop() {
        log.close();
        service.close();
    }

    @Test
    void on_its_first_day_a_plan_is_corrected_by_whoever_enters_it() {
        assertThat(put("A-1", plan(9), COUNTY).status()).isEqualTo(201);

        assertThat(put("A-1", plan(12), COUNTY).status()).isEqualTo(200);

        assertThat(due("A-1")).isEqualTo(day(12));
    }

    @Test
    void after_the_first_day_whatever_obliges_takes_a_reason() {
        put("B-1", plan(40, 50), COUNTY);
        nextDay();

        refused("B-1", it -> milestones(it, plan(41, 49)));
        refused("B-1", it -> milestones(it, plan(39)));
        refused("B-1", it -> milestones(it, plan(39, 49, 60)));
        refused("B-1", it -> it.put("provincialLedger", false));
        refused("B-1", it -> it.put("year", 2023));
        refused("B-1", it -> weigh(it, 10));
    }

    private static void refused(String id, Consumer<Map<String, Object>> change) {
        Map<String, Object> plan = sent(id);
        change.accept(plan);
        JsonNode before = service.get(PROJECTS + id).json();
        for (String key : new String[] {COUNTY, RunningService.OFFICIAL}) {
            assertThat(put(id, plan, key).faults()).containsExactly("/reason required");
        }
        assertThat(service.get(PROJECTS + id).json()).isEqualTo(before);
    }

    @Test
    void a_change_acts_only_when_another_person_of_the_city_has_agreed() {
        put("C-1", plan(40), COUNTY);
        nextDay();
        Map<String, Object> later = because(plan(60), "征收受阻");
        String decide = PROJECTS + "C-1/plan/decision";

        assertThat(put("C-1", later, COUNTY).status()).isEqualTo(202);
        int version = version("C-1");
        assertThat(put("C-1", later, COUNTY).status()).isEqualTo(202);
        assertThat(version("C-1")).isEqualTo(version);
        assertThat(put("C-1", because(plan(61), "征收受阻"), COUNTY).status()).isEqualTo(409);
        assertThat(due("C-1")).isEqualTo(day(39));
        assertThat(service.get(PROJECTS + "C-1").json().get("openRequests")).hasSize(1);
        assertThat(listed("C-1").get("openRequests").asInt()).isEqualTo(1);

        assertThat(service.post(decide, decision(true), COUNTY).status()).isEqualTo(403);
        String official = TestTokens.bearer(Role.OFFICIAL, "C1");
        assertThat(service.post(decide, decision(true), official).status()).isEqualTo(403);
        assertThat(service.post(decide, decision(true)).status()).isEqualTo(200);
        assertThat(service.post(decide, decision(true)).status()).isEqualTo(200);
        assertThat(service.post(decide, decision(false)).status()).isEqualTo(409);
        assertThat(due("C-1")).isEqualTo(day(60));
        assertThat(service.get(PROJECTS + "C-1").json().get("openRequests")).isEmpty();
        assertThat(told("C-1", 3))
                .satisfies(
                        it -> {
                            assertThat(it.request().kind()).isEqualTo("plan");
                            assertThat(it.request().reason()).isEqualTo("征收受阻");
                            assertThat(it.request().approved()).isTrue();
                        });
    }

    @Test
    void whoever_asks_does_not_decide_and_what_was_refused_is_asked_for_again() {
        put("D-1", plan(40));
        nextDay();
        Map<String, Object> heavier = because(weigh(sent("D-1"), 10), "工程量大");
        String decide = PROJECTS + "D-1/plan/decision";
        assertThat(put("D-1", heavier).status()).isEqualTo(202);

        assertThat(service.post(decide, decision(true)).status()).isEqualTo(409);
        assertThat(service.post(decide, decision(false), RunningService.ADMIN).status())
                .isEqualTo(200);
        assertThat(weight("D-1")).isEqualTo(1);
        assertThat(put("D-1", heavier).status()).isEqualTo(202);
        assertThat(service.post(decide, decision(true), RunningService.ADMIN).status())
                .isEqualTo(200);

        assertThat(weight("D-1")).isEqualTo(10);
    }

    @Test
    void what_does_not_oblige_is_changed_at_once_also_while_a_request_is_open() {
        put("E-1", plan(40), COUNTY);
        nextDay();
        Map<String, Object> both = because(plan(60), "征收受阻");
        both.put("name", "更名后的项目");
        both.put("funds", Map.of("arrived", 7));

        assertThat(put("E-1", both, COUNTY).status()).isEqualTo(202);
        Map<String, Object> renamed = sent("E-1");
        renamed.put("name", "再次更名");
        assertThat(put("E-1", renamed, COUNTY).status()).isEqualTo(200);
        service.post(PROJECTS + "E-1/plan/decision", decision(true));

        JsonNode project = service.get(PROJECTS + "E-1").json();
        assertThat(project.get("name").asString()).isEqualTo("再次更名");
        assertThat(due("E-1")).isEqualTo(day(60));
    }

    @Test
    void what_is_due_already_when_it_is_entered_waits_for_a_second_person() {
        Map<String, Object> due = plan(0, 30);
        assertThat(put("F-1", due, COUNTY).faults()).containsExactly("/reason required");
        assertThat(service.get(PROJECTS + "F-1").status()).isEqualTo(404);

        assertThat(put("F-1", because(due, "补录"), COUNTY).status()).isEqualTo(202);
        assertThat(put("F-1", because(due, "补录"), COUNTY).status()).isEqualTo(202);

        JsonNode held = service.get(PROJECTS + "F-1").json();
        assertThat(held.get("milestones")).hasSize(1);
        assertThat(held.at("/milestones/0/due").asString()).isEqualTo(day(30));
        assertThat(complete("F-1", "START", 0, COUNTY).status()).isEqualTo(404);
        assertThat(told("F-1", 1).request().milestones()).hasSize(2);
        service.post(PROJECTS + "F-1/plan/decision", decision(true));
        assertThat(service.get(PROJECTS + "F-1").json().get("milestones")).hasSize(2);
    }

    @Test
    void a_county_does_not_raise_its_rate_with_what_it_entered_in_the_running_month() {
        service.put(PROJECTS + "G-0", project("C1", milestone("START", day(1))), COUNTY);
        put("G-1", plan(1, 1), COUNTY);
        nextDay();

        assertThat(complete("G-1", "START", 0, COUNTY).status()).isEqualTo(202);

        assertThat(service.get(PROJECTS + "G-1").json().at("/milestones/0").has("completedOn"))
                .isFalse();
        String decide = PROJECTS + "G-1/milestones/START/completion/decision";
        assertThat(service.post(decide, decision(true)).status()).isEqualTo(200);
        assertThat(service.get(PROJECTS + "G-1").json().at("/milestones/0").has("completedOn"))
                .isTrue();
    }

    @Test
    void the_import_says_what_waits() {
        String line =
                RunningService.write(with(because(plan(0), "补录"), "id", "H-1"))
                        + "\n"
                        + RunningService.write(with(plan(0), "id", "H-2"));

        Answer answer =
                service.post(
                        PROJECTS + "import", "application/x-ndjson", line, RunningService.OFFICIAL);

        assertThat(answer.lines())
                .extracting(it -> it.get("status").asString())
                .containsExactly("asked", "invalid");
    }

    @Test
    void the_county_of_a_project_and_the_year_are_not_changed_by_one_person() {
        put("I-1", plan(40));
        nextDay();
        Map<String, Object> moved = sent("I-1");
        moved.put("county", "C2");

        assertThat(put("I-1", moved).faults()).containsExactly("/reason required");
        assertThat(put("I-1", because(moved, "区划调整")).status()).isEqualTo(202);
        assertThat(service.get(PROJECTS + "I-1").json().get("county").asString()).isEqualTo("C1");
    }

    private static Map<String, Object> plan(int... dues) {
        String[] stages = {"START", "TOPPED_OUT", "DELIVERY"};
        Map<?, ?>[] milestones = new Map<?, ?>[dues.length];
        for (int i = 0; i < dues.length; i++) {
            milestones[i] = milestone(stages[i], day(dues[i]));
        }
        return project("C1", milestones);
    }

    private static void milestones(Map<String, Object> plan, Map<String, Object> of) {
        plan.put("milestones", of.get("milestones"));
    }

    private static Map<String, Object> weigh(Map<String, Object> plan, int weight) {
        List<Object> milestones = new ArrayList<>((List<?>) plan.get("milestones"));
        Map<Object, Object> first = new LinkedHashMap<>((Map<?, ?>) milestones.getFirst());
        first.put("weight", weight);
        milestones.set(0, first);
        plan.put("milestones", milestones);
        return plan;
    }

    /** The plan as it holds now. */
    private static Map<String, Object> sent(String id) {
        Map<String, Object> plan = project("C1");
        JsonNode project = service.get(PROJECTS + id).json();
        List<Object> milestones = new ArrayList<>();
        project.get("milestones")
                .forEach(
                        it ->
                                milestones.add(
                                        milestone(
                                                it.get("stage").asString(),
                                                it.get("due").asString())));
        plan.put("milestones", milestones);
        return plan;
    }

    private static Map<String, Object> because(Map<String, Object> plan, String reason) {
        return with(plan, "reason", reason);
    }

    private static Map<String, Object> with(Map<String, Object> plan, String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(plan);
        more.put(field, value);
        return more;
    }

    private static Answer put(String id, Object plan) {
        return put(id, plan, RunningService.OFFICIAL);
    }

    private static Answer put(String id, Object plan, String bearer) {
        return service.put(PROJECTS + id, plan, bearer);
    }

    private static Answer complete(String id, String stage, int inDays, String bearer) {
        return service.post(
                PROJECTS + id + "/milestones/" + stage + "/completion",
                completedOn(day(inDays)),
                bearer);
    }

    private static String due(String id) {
        return service.get(PROJECTS + id).json().at("/milestones/0/due").asString();
    }

    private static int weight(String id) {
        return service.get(PROJECTS + id).json().at("/milestones/0/weight").asInt();
    }

    private static int version(String id) {
        return service.get(PROJECTS + id).json().get("version").asInt();
    }

    private static JsonNode listed(String id) {
        for (JsonNode each : service.get("/api/v1/projects?limit=200").json().get("items")) {
            if (each.get("id").asString().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("No " + id);
    }

    private static ProjectRecorded told(String id, int version) {
        return log.about(id, version).stream()
                .map(ProjectRecorded.class::cast)
                .filter(it -> it.version() == version)
                .findFirst()
                .orElseThrow();
    }

    private static String day(int inDays) {
        return service.bean(BusinessDays.class).open().plusDays(inDays).toString();
    }

    private static void nextDay() {
        LocalDate open = service.bean(BusinessDays.class).open();
        service.endDays(open.toString(), open.toString());
    }
}
