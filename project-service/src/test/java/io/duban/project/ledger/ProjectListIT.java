package io.duban.project.ledger;

import static io.duban.project.City.completedOn;
import static io.duban.project.City.decision;
import static io.duban.project.City.extension;
import static io.duban.project.City.milestone;
import static io.duban.project.City.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import io.duban.project.City;
import io.duban.project.RunningService;
import io.duban.teststack.Answer;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The list of projects: a line of each, found and ordered by what a page asks for. */
class ProjectListIT {

    private static final String PROJECTS = "/api/v1/projects/";

    private RunningService service;

    @BeforeEach
    void start() {
        service = new RunningService(ProjectListIT.class);
        City.register(service);
        service.endDays("2022-05-31", "2022-05-31");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_line_says_the_stages_the_next_of_them_and_how_long_it_is_overdue() {
        put(
                "A-1",
                "C1",
                it -> {},
                milestone("SURVEY", "2022-06-03"),
                milestone("START", "2022-06-20"));
        service.endDays("2022-06-01", "2022-06-02");
        complete("A-1", "SURVEY", "2022-06-03");
        review("A-1", "2022-06-02", 20);
        review("A-1", "2022-06-03", 30);
        service.post(
                PROJECTS + "A-1/milestones/START/extension", extension("2022-06-25", "2022-06-03"));
        service.endDays("2022-06-03", "2022-06-30");

        JsonNode line = only("");

        assertThat(line.get("stages").toString())
                .isEqualTo(
                        "[{\"stage\":\"SURVEY\",\"baseline\":\"2022-06-03\",\"due\":\"2022-06-03\","
                                + "\"completedOn\":\"2022-06-03\"},"
                                + "{\"stage\":\"START\",\"baseline\":\"2022-06-20\","
                                + "\"due\":\"2022-06-25\"}]");
        assertThat(line.get("countyName").asString()).isEqualTo("兰山区");
        assertThat(line.get("nextStage").asString()).isEqualTo("START");
        assertThat(line.get("nextDue").asString()).isEqualTo("2022-06-25");
        assertThat(line.get("overdueDays").asInt()).isEqualTo(6);
        assertThat(line.get("percent").asInt()).isEqualTo(30);
        assertThat(line.get("keySupervised").asBoolean()).isTrue();
        assertThat(line.get("openRequests").asInt()).isZero();
        assertThat(line.get("version").asInt()).isEqualTo(5);
        assertThat(line.has("history")).isFalse();
        assertThat(line.has("reviews")).isFalse();
    }

    @Test
    void the_first_plan_stays_beside_what_was_agreed_since() {
        put("B-1", "C1", it -> {}, milestone("START", "2022-06-20"));
        // On its first day a plan that is corrected has been the first.
        put("B-1", "C1", it -> {}, milestone("START", "2022-06-21"));
        service.endDays("2022-06-01", "2022-06-01");
        put(
                "B-1",
                "C1",
                it -> it.put("reason", "设计变更"),
                milestone("START", "2022-07-20"),
                milestone("DELIVERY", "2022-12-20"));
        assertThat(only("").get("openRequests").asInt()).isEqualTo(1);
        assertThat(
                        service.post(
                                        PROJECTS + "B-1/plan/decision",
                                        decision(true),
                                        RunningService.ADMIN)
                                .status())
                .isEqualTo(200);

        JsonNode line = only("");

        assertThat(line.at("/stages/0/baseline").asString()).isEqualTo("2022-06-21");
        assertThat(line.at("/stages/0/due").asString()).isEqualTo("2022-07-20");
        assertThat(line.at("/stages/1/baseline").asString()).isEqualTo("2022-12-20");
        assertThat(line.get("openRequests").asInt()).isZero();
    }

    @Test
    void what_is_overdue_grows_with_the_days_and_the_longest_comes_first() {
        put("C-1", "C1", it -> {}, milestone("START", "2022-06-05"));
        put("C-2", "C1", it -> {}, milestone("START", "2022-06-03"));
        put("C-3", "C2", it -> {}, milestone("START", "2022-06-03"));
        put("C-4", "C1", it -> {}, milestone("START", "2022-06-02"));
        complete("C-4", "START", "2022-06-01");
        put("C-5", "C1", ProjectListIT::idle, milestone("START", "2022-12-01"));

        assertThat(ids("?overdue=true")).isEmpty();
        assertThat(ids("?keySupervised=true")).containsExactly("C-5");

        service.endDays("2022-06-01", "2022-06-03");

        assertThat(ids("?overdue=true")).containsExactly("C-2", "C-3");
        assertThat(ids("?overdue=false")).containsExactly("C-1", "C-4", "C-5");
        assertThat(ids("?keySupervised=true")).containsExactly("C-2", "C-3", "C-5");
        assertThat(ids("?keySupervised=false")).containsExactly("C-1", "C-4");
        assertThat(ids("?order=overdue")).containsExactly("C-2", "C-3", "C-1", "C-5", "C-4");
        assertThat(paged("?order=overdue")).containsExactly("C-2", "C-3", "C-1", "C-5", "C-4");
        assertThat(paged("?overdue=true&order=overdue&county=C1")).containsExactly("C-2");
        assertThat(paged("")).containsExactly("C-1", "C-2", "C-3", "C-4", "C-5");

        service.endDays("2022-06-04", "2022-06-05");

        assertThat(ids("?overdue=true")).containsExactly("C-1", "C-2", "C-3");
    }

    @Test
    void any_part_of_id_and_name_finds_it() {
        put("PG-025", "C1", it -> it.put("name", "棚改安置项目025号"), milestone("START", "2022-07-01"));
        put(
                "PG-026",
                "C1",
                it -> it.put("name", "棚改安置项目026号（一期）"),
                milestone("START", "2022-07-01"));
        put("WJ-025", "C2", it -> it.put("name", "未建成社区Ａ座"), milestone("START", "2022-07-01"));

        assertThat(ids("?q=025")).containsExactly("PG-025", "WJ-025");
        assertThat(ids("?q=pg-02")).containsExactly("PG-025", "PG-026");
        assertThat(ids("?q=" + encoded("棚"))).containsExactly("PG-025", "PG-026");
        assertThat(ids("?q=" + encoded("安置项目026"))).containsExactly("PG-026");
        assertThat(ids("?q=" + encoded("社区a座"))).containsExactly("WJ-025");
        // Each two of its characters stand in the name, but not the whole.
        assertThat(ids("?q=" + encoded("项目025号（一期）"))).isEmpty();
        assertThat(ids("?q=.*")).isEmpty();
        assertThat(paged("?q=025")).containsExactly("PG-025", "WJ-025");
        assertThat(ids("?q=025&county=C2")).containsExactly("WJ-025");
        assertThat(service.get("/api/v1/projects?q=").faults()).containsExactly("/q out-of-range");
    }

    @Test
    void a_year_a_county_and_a_state_narrow_it_and_nobody_sees_beyond_its_reach() {
        put("E-1", "C1", it -> it.put("year", 2023), milestone("START", "2023-07-01"));
        put("E-2", "C2", it -> {}, milestone("START", "2022-07-01"));

        assertThat(ids("?year=2023")).containsExactly("E-1");
        assertThat(ids("?year=2024")).isEmpty();
        assertThat(ids("?county=C2&kind=SHANTYTOWN&state=ACTIVE")).containsExactly("E-2");
        assertThat(ids(service.get("/api/v1/projects", RunningService.COUNTY)))
                .containsExactly("E-1");
        assertThat(ids(service.get("/api/v1/projects?county=C2", RunningService.COUNTY))).isEmpty();
        assertThat(
                        service.get(
                                        "/api/v1/projects?year=22&overdue=yes&keySupervised=TRUE"
                                                + "&order=newest&county=C1&county=C2")
                                .faults())
                .containsExactlyInAnyOrder(
                        "/year out-of-range",
                        "/overdue unknown-value",
                        "/keySupervised unknown-value",
                        "/order unknown-value",
                        "/county repeated-parameter");
        String next = service.get("/api/v1/projects?limit=1").json().get("next").asString();
        assertThat(service.get("/api/v1/projects?order=overdue&cursor=" + next).faults())
                .containsExactly("/cursor foreign-cursor");
    }

    @Test
    void what_a_crash_left_between_ledger_and_list_is_come_upon() {
        put("F-1", "C1", it -> {}, milestone("START", "2022-07-01"));
        put("F-2", "C1", it -> {}, milestone("START", "2022-07-01"));
        MongoDatabase store = service.bean(MongoDatabase.class);
        MongoCollection<Document> ledger = store.getCollection("projects");
        store.getCollection("listedProjects").deleteMany(Filters.empty());
        ledger.updateOne(Filters.eq("_id", "F-2"), Updates.set("listed", false));

        assertThat(ids("")).containsExactly("F-2");

        // As an edition before has stored it.
        ledger.updateMany(
                Filters.empty(),
                Updates.combine(
                        Updates.unset("listed"),
                        Updates.unset("content.firstPlan"),
                        Updates.unset("content.enteredOn")));
        service.stop();
        service.start();

        assertThat(ids("")).containsExactly("F-1", "F-2");
        assertThat(
                        service.bean(MongoDatabase.class)
                                .getCollection("projects")
                                .countDocuments(Filters.eq("listed", true)))
                .isEqualTo(2);
    }

    private static void idle(Map<String, Object> plan) {
        plan.put("funds", Map.of("idleDays", 3));
    }

    private void put(
            String id, String county, Consumer<Map<String, Object>> change, Map<?, ?>... stages) {
        Map<String, Object> plan = project(county, stages);
        change.accept(plan);
        assertThat(service.put(PROJECTS + id, plan).status()).as(id).isBetween(200, 202);
    }

    private void complete(String id, String stage, String date) {
        assertThat(
                        service.post(
                                        PROJECTS + id + "/milestones/" + stage + "/completion",
                                        completedOn(date))
                                .status())
                .isEqualTo(200);
    }

    private void review(String id, String on, int percent) {
        Map<String, Object> report =
                Map.of("on", on, "percent", percent, "note", "正常", "problems", List.of());
        assertThat(service.post(PROJECTS + id + "/reviews", report).status()).isEqualTo(201);
    }

    private JsonNode only(String query) {
        JsonNode items = service.get("/api/v1/projects" + query).json().get("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private List<String> ids(String query) {
        return ids(service.get("/api/v1/projects" + query));
    }

    private List<String> paged(String query) {
        List<String> all = new ArrayList<>();
        String first = "/api/v1/projects" + query + (query.isEmpty() ? "?" : "&") + "limit=1";
        String cursor = "";
        do {
            Answer page = service.get(first + cursor);
            all.addAll(ids(page));
            cursor = page.json().has("next") ? "&cursor=" + page.json().get("next").asString() : "";
        } while (!cursor.isEmpty());
        return all;
    }

    private static List<String> ids(Answer list) {
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        list.json().get("items").forEach(it -> ids.add(it.get("id").asString()));
        return ids;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
