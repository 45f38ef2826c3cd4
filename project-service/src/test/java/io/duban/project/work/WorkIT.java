package io.duban.project.work;

import static io.duban.project.City.completedOn;
import static io.duban.project.City.decision;
import static io.duban.project.City.milestone;
import static io.duban.project.City.project;
import static io.duban.project.City.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import io.duban.kit.security.Role;
import io.duban.project.City;
import io.duban.project.RunningService;
import io.duban.teststack.Answer;
import io.duban.teststack.TestTokens;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What waits for whom among projects and tasks, and how much of it. */
class WorkIT {

    private static final String PROJECTS = "/api/v1/projects/";
    private static final String TASKS = "/api/v1/tasks/";
    private static final String COUNTY = RunningService.COUNTY;
    private static final String OFFICIAL = RunningService.OFFICIAL;
    private static final String ADMIN = RunningService.ADMIN;
    private static final Map<String, Object> START = milestone("START", "2022-06-02");

    private RunningService service;

    @BeforeEach
    void start() {
        service = new RunningService(WorkIT.class);
        City.register(service);
        service.endDays("2022-05-31", "2022-05-31");
        // The second fortnight ends on 9 June.
        put(PROJECTS + "P-1", project("C1", START, milestone("DELIVERY", "2022-12-20")));
        put(PROJECTS + "P-2", project("C2", milestone("START", "2022-07-10")));
        put(TASKS + "K-1", task("C1", "2022-06-10"));
        put(TASKS + "K-2", task("C1", "2022-06-02"));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void everything_comes_first_due_first_with_the_call_that_does_it() {
        // Tuesday, 7 June; the third was a holiday.
        service.endDays("2022-06-01", "2022-06-06");

        List<JsonNode> work = items("", COUNTY);

        assertThat(work)
                .extracting(WorkIT::line)
                .containsExactly(
                        "2022-06-02 2 task K-2 完成摸底排查 未报完成",
                        "2022-06-02 2 milestone P-1 测试棚改项目 开工 未报完成",
                        "2022-06-09 0 review P-1 测试棚改项目 第2个双周调度 待报",
                        "2022-06-10 0 task K-1 完成摸底排查 待报完成",
                        "2022-12-20 0 submission LEDGER-2022-C1 兰山区工作台账 待报送",
                        "2022-12-20 0 submission SUMMARY-2022-C1 兰山区整治工作总结 待报送");
        assertThat(work)
                .extracting(it -> it.get("next").asString())
                .containsExactly(
                        "POST /api/v1/tasks/K-2/completion",
                        "POST /api/v1/projects/P-1/milestones/START/completion",
                        "POST /api/v1/projects/P-1/reviews",
                        "POST /api/v1/tasks/K-1/completion",
                        "PUT /api/v1/submissions/C1/2022",
                        "PUT /api/v1/submissions/C1/2022");
        assertThat(work.getFirst().get("body").toString())
                .isEqualTo("{\"id\":\"C1\",\"name\":\"兰山区\"}");
    }

    @Test
    void what_is_done_waits_no_more_and_the_next_stage_does() {
        service.endDays("2022-06-01", "2022-06-06");

        ok(service.post(next("milestone"), completedOn("2022-06-07"), COUNTY));
        ok(service.post(next("review"), review("2022-06-07"), COUNTY));
        ok(service.post(TASKS + "K-1/completion", completedOn("2022-06-07"), COUNTY));
        for (String kind : new String[] {"SUMMARY", "LEDGER"}) {
            Map<String, Object> sent =
                    Map.of("kind", kind, "submittedOn", "2022-06-07", "title", "材料");
            ok(service.put("/api/v1/submissions/C1/2022", sent, COUNTY));
        }

        assertThat(lines("", COUNTY))
                .containsExactly(
                        "2022-06-02 2 task K-2 完成摸底排查 未报完成",
                        "2022-12-20 0 milestone P-1 测试棚改项目 交付 待报完成");

        // The third fortnight begins on the tenth.
        service.endDays("2022-06-07", "2022-06-09");

        assertThat(lines("kind=review", COUNTY))
                .containsExactly("2022-06-23 0 review P-1 测试棚改项目 第3个双周调度 待报");
        assertThat(lines("kind=review", OFFICIAL))
                .containsExactly(
                        "2022-06-09 1 review P-2 测试棚改项目 第2个双周调度 缺报",
                        "2022-06-23 0 review P-1 测试棚改项目 第3个双周调度 待报");
    }

    @Test
    void a_request_waits_for_another_person_of_the_city_only() {
        service.endDays("2022-06-01", "2022-06-06");
        Map<String, Object> plan = project("C1", START, milestone("DELIVERY", "2022-12-28"));
        plan.put("reason", "设计变更");
        assertThat(service.put(PROJECTS + "P-1", plan, COUNTY).status()).isEqualTo(202);
        Answer late = service.post(TASKS + "K-2/completion", completedOn("2022-06-02"));
        assertThat(late.status()).isEqualTo(202);

        String ofPlan = "2022-06-10 0 request P-1 测试棚改项目 计划变更 待复核";
        String ofTask = "2022-06-10 0 request K-2 完成摸底排查 补报完成 待复核";
        assertThat(lines("kind=request", ADMIN)).containsExactly(ofTask, ofPlan);
        assertThat(lines("kind=request", OFFICIAL)).containsExactly(ofPlan);
        assertThat(lines("kind=request", COUNTY)).isEmpty();
        assertThat(lines("kind=request&county=C2", ADMIN)).isEmpty();
        // Nobody can report it while that is open.
        assertThat(lines("kind=task", COUNTY)).containsExactly("2022-06-10 0 task K-1 完成摸底排查 待报完成");

        service.endDays("2022-06-07", "2022-06-12");
        assertThat(counts(ADMIN).at("/overdueByKind/request").asInt()).isEqualTo(2);
        for (JsonNode item : items("kind=request", ADMIN)) {
            ok(service.post(call(item), decision(false), ADMIN));
        }

        assertThat(lines("kind=request", ADMIN)).isEmpty();
        assertThat(lines("kind=task&due=2022-06-02", COUNTY)).hasSize(1);
    }

    @Test
    void pages_are_the_whole_of_it_and_parameters_narrow_it() {
        service.endDays("2022-06-01", "2022-06-06");
        service.post(TASKS + "K-2/completion", completedOn("2022-06-02"), COUNTY);

        for (String bearer : new String[] {COUNTY, ADMIN}) {
            List<String> whole = lines("limit=200", bearer);
            assertThat(paged("limit=1", bearer)).isEqualTo(whole);
            assertThat(paged("limit=3", bearer)).isEqualTo(whole);
        }
        assertThat(lines("due=2022-06-09", ADMIN)).hasSize(3);
        assertThat(lines("due=2022-06-08", ADMIN)).hasSize(1);
        assertThat(lines("county=C2&kind=milestone", ADMIN)).hasSize(1);
        assertThat(lines("county=C2", COUNTY)).isEmpty();
        assertThat(lines("kind=signature", ADMIN)).isEmpty();
        assertThat(lines("", TestTokens.bearer(Role.STREET, "S1", "street/S1"))).isEmpty();
        assertThat(service.get("/api/v1/work?kind=Milestone&due=x&state=open").faults())
                .containsExactlyInAnyOrder(
                        "/kind unknown-value", "/due not-a-date", "/state unknown-parameter");
        assertThat(service.get("/api/v1/work", TestTokens.bearer(Role.SUBSCRIBER)).status())
                .isEqualTo(403);
        String next = service.get("/api/v1/work?limit=1").json().get("next").asString();
        assertThat(service.get("/api/v1/work?kind=task&cursor=" + next).faults())
                .containsExactly("/cursor foreign-cursor");
    }

    @Test
    void the_counts_are_those_of_the_list() {
        service.endDays("2022-06-01", "2022-06-09");

        for (String bearer : new String[] {COUNTY, OFFICIAL}) {
            List<JsonNode> work = items("limit=200", bearer);
            JsonNode counts = counts(bearer);

            assertThat(counts.get("overdue").asLong())
                    .isEqualTo(work.stream().filter(it -> day(it) < 10).count())
                    .isPositive();
            assertThat(counts.get("dueToday").asLong())
                    .isEqualTo(work.stream().filter(it -> day(it) == 10).count())
                    .isEqualTo(1);
            assertThat(counts.get("later").asLong())
                    .isEqualTo(work.stream().filter(it -> day(it) > 10).count())
                    .isPositive();
        }
        assertThat(counts(COUNTY).get("overdueByKind").toString())
                .isEqualTo("{\"milestone\":1,\"review\":1,\"task\":1}");
        Answer ofStreet =
                service.get("/api/v1/overview", TestTokens.bearer(Role.STREET, "S1", "street/S1"));
        assertThat(ofStreet.body())
                .isEqualTo(
                        "{\"waiting\":{\"overdue\":0,\"dueToday\":0,\"later\":0,"
                                + "\"overdueByKind\":{},\"byKind\":{}}}");
    }

    @Test
    void targets_stand_against_the_time_that_has_passed() {
        JsonNode target = null;
        for (JsonNode each : service.get("/api/v1/overview", COUNTY).json().get("targets")) {
            if (each.get("id").asString().equals("shantytown-delivered")) {
                target = each;
            }
        }

        assertThat(target).isNotNull();
        assertThat(target.get("value").asInt()).isZero();
        assertThat(target.get("goal").asInt()).isEqualTo(85);
        assertThat(target.get("due").asString()).isEqualTo("2022-12-31");
        // 19 of the 233 days from 13 May to 31 December.
        assertThat(target.get("expectedByNow").decimalValue()).isEqualByComparingTo("6.9313");
    }

    @Test
    void tasks_of_an_edition_before_wait_after_the_start() {
        service.bean(MongoDatabase.class)
                .getCollection("tasks")
                .updateMany(
                        Filters.empty(),
                        Updates.combine(
                                Updates.unset("open"),
                                Updates.unset("owedBy"),
                                Updates.unset("requests")));
        assertThat(lines("kind=task", COUNTY)).isEmpty();

        service.stop();
        service.start();

        assertThat(lines("kind=task", COUNTY)).hasSize(2);
        assertThat(service.get(TASKS + "K-1").json().get("version").asInt()).isEqualTo(1);
    }

    private void put(String path, Map<String, Object> document) {
        assertThat(service.put(path, document).status()).as(path).isEqualTo(201);
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    }

    private static Map<String, Object> review(String on) {
        return Map.of("on", on, "percent", 40, "note", "正常", "problems", List.of());
    }

    private String next(String kind) {
        return call(items("kind=" + kind, COUNTY).getFirst());
    }

    private static String call(JsonNode item) {
        return item.get("next").asString().substring("POST ".length());
    }

    private JsonNode counts(String bearer) {
        return service.get("/api/v1/overview", bearer).json().get("waiting");
    }

    /** The day of June; beyond it a larger number. */
    private static int day(JsonNode item) {
        String[] date = item.get("due").asString().split("-", 3);
        return Integer.parseInt(date[2]) + 100 * (Integer.parseInt(date[1]) - 6);
    }

    private List<JsonNode> items(String query, String bearer) {
        Answer answer = service.get("/api/v1/work?" + query, bearer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return List.copyOf(answer.json().get("items").values());
    }

    private List<String> lines(String query, String bearer) {
        return items(query, bearer).stream().map(WorkIT::line).toList();
    }

    private List<String> paged(String query, String bearer) {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = service.get("/api/v1/work?" + query + cursor, bearer);
            page.json().get("items").forEach(it -> all.add(line(it)));
            cursor = page.json().has("next") ? "&cursor=" + page.json().get("next").asString() : "";
        } while (!cursor.isEmpty());
        return all;
    }

    private static String line(JsonNode item) {
        return String.join(
                " ",
                item.get("due").asString(),
                item.get("overdueDays").asString(),
                item.get("kind").asString(),
                item.get("id").asString(),
                item.get("title").asString());
    }
}
