package io.duban.project.ledger;

import static io.duban.project.City.completedOn;
import static io.duban.project.City.extension;
import static io.duban.project.City.milestone;
import static io.duban.project.City.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.duban.contracts.event.ProjectEvent.ProjectRecorded;
import io.duban.contracts.project.ProjectChange;
import io.duban.project.City;
import io.duban.project.EventLog;
import io.duban.project.RunningService;
import io.duban.teststack.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ProjectIT {

    private static final String PROJECTS = "/api/v1/projects/";

    private static RunningService service;
    private static EventLog log;

    @BeforeAll
    static void start() {
        service = new RunningService(ProjectIT.class);
        City.register(service);
        service.endDays("2022-07-30", "2022-07-31");
        log = new EventLog(service);
    }

    @AfterAll
    static void stop() {
        log.close();
        service.close();
    }

    @Test
    @Tag("row-3")
    @Tag("row-38")
    void a_plan_is_recorded_once_and_told_of_once() {
        Map<String, Object> plan = project("C1", milestone("START", "2022-08-31"));

        assertThat(service.put(PROJECTS + "A-1", plan).status()).isEqualTo(201);
        assertThat(service.put(PROJECTS + "A-1", plan).status()).isEqualTo(200);
        plan.put("name", "更名后的项目");
        assertThat(service.put(PROJECTS + "A-1", plan).status()).isEqualTo(200);

        assertThat(recorded("A-1", 2))
                .extracting(ProjectRecorded::version, it -> it.project().name())
                .containsExactly(tuple(1L, "测试棚改项目"), tuple(2L, "更名后的项目"));
        assertThat(service.get(PROJECTS + "A-1").json().get("version").asInt()).isEqualTo(2);
    }

    @Test
    @Tag("row-32")
    void every_fault_of_a_plan_is_named() {
        Map<String, Object> plan =
                project(
                        "C9",
                        milestone("START", "2022-08-31"),
                        milestone("START", "2022-09-30"),
                        milestone("TOPPED_OUT", "2022-07-31"),
                        milestone("SURVEY", "2022-10-31"),
                        milestone("DELIVERY", "1022-10-31"));
        plan.put("year", 22);

        assertThat(service.put(PROJECTS + "A-2", plan).faults())
                .containsExactlyInAnyOrder(
                        "/county unknown-body",
                        "/year out-of-range",
                        "/milestones/1/stage doubled",
                        "/milestones/2/due out-of-order",
                        "/milestones/3/due out-of-order",
                        "/milestones/4/due out-of-range");
    }

    @Test
    void a_weight_lies_between_one_and_ten() {
        Map<String, Object> milestone = milestone("START", "2022-08-31");

        for (double weight : new double[] {0, 0.99, 10.01, 1_000_000}) {
            milestone.put("weight", weight);
            assertThat(service.put(PROJECTS + "A-3", project("C1", milestone)).faults())
                    .as("%s", weight)
                    .containsExactly("/milestones/0/weight out-of-range");
        }
        milestone.put("weight", 10);
        assertThat(service.put(PROJECTS + "A-3", project("C1", milestone)).status()).isEqualTo(201);
    }

    @Test
    void a_county_writes_and_sees_its_own_projects_only() {
        Map<String, Object> own = project("C1", milestone("START", "2022-08-31"));
        Map<String, Object> other = project("C2", milestone("START", "2022-08-31"));
        service.put(PROJECTS + "A-5", other);

        assertThat(service.put(PROJECTS + "A-4", own, RunningService.COUNTY).status())
                .isEqualTo(201);
        assertThat(service.put(PROJECTS + "A-6", other, RunningService.COUNTY).status())
                .isEqualTo(403);
        assertThat(service.put(PROJECTS + "A-5", own, RunningService.COUNTY).status())
                .isEqualTo(403);
        assertThat(service.get(PROJECTS + "A-5", RunningService.COUNTY).status()).isEqualTo(404);
        assertThat(ids(service.get("/api/v1/projects?limit=200", RunningService.COUNTY)))
                .contains("A-4")
                .doesNotContain("A-5");
        assertThat(ids(service.get("/api/v1/projects?county=C2"))).contains("A-5");
        assertThat(service.get("/api/v1/projects?kind=HOUSE").status()).isEqualTo(422);
    }

    @Test
    @Tag("row-24")
    @Tag("row-27")
    void stages_are_completed_in_their_order_and_the_same_again_changes_nothing() {
        service.put(
                PROJECTS + "B-1",
                project(
                        "C1",
                        milestone("START", "2022-08-31"),
                        milestone("DELIVERY", "2022-09-30")));

        assertThat(complete("B-1", "DELIVERY", "2022-08-01").faults())
                .containsExactly("/completedOn out-of-order");
        assertThat(complete("B-1", "START", "2022-08-02").faults())
                .containsExactly("/completedOn in-the-future");
        assertThat(complete("B-1", "START", "2022-07-31").faults())
                .containsExactly("/completedOn before-entry");
        assertThat(complete("B-1", "START", "2022-08-01").status()).isEqualTo(200);
        assertThat(complete("B-1", "START", "2022-08-01").status()).isEqualTo(200);
        assertThat(complete("B-1", "DELIVERY", "2022-08-01").status()).isEqualTo(200);
        assertThat(complete("B-1", "SURVEY", "2022-08-01").status()).isEqualTo(404);
        assertThat(complete("B-0", "START", "2022-08-01").status()).isEqualTo(404);

        assertThat(recorded("B-1", 3))
                .extracting(ProjectRecorded::change)
                .containsExactly(
                        ProjectChange.PLANNED,
                        ProjectChange.MILESTONE_COMPLETED,
                        ProjectChange.MILESTONE_COMPLETED);
    }

    @Test
    @Tag("row-32")
    void a_changed_plan_keeps_what_is_complete() {
        service.put(PROJECTS + "B-3", project("C1", milestone("START", "2022-08-31")));
        complete("B-3", "START", "2022-08-01");

        Answer changed =
                service.put(
                        PROJECTS + "B-3",
                        project(
                                "C1",
                                milestone("START", "2022-08-31"),
                                milestone("DELIVERY", "2022-12-31")));
        Answer dropped =
                service.put(PROJECTS + "B-3", project("C1", milestone("DELIVERY", "2022-12-31")));

        assertThat(changed.json().at("/milestones/0/completedOn").asString())
                .isEqualTo("2022-08-01");
        assertThat(dropped.status()).isEqualTo(409);
    }

    @Test
    void an_extension_moves_the_due_date_if_it_was_approved_in_time() {
        Map<String, Object> plan =
                project(
                        "C1",
                        milestone("START", "2022-08-15"),
                        milestone("DELIVERY", "2022-09-30"));
        service.put(PROJECTS + "B-4", plan);

        assertThat(extend("B-4", "2022-08-15", "2022-08-01").faults())
                .containsExactly("/due not-later");
        assertThat(extend("B-4", "2022-10-01", "2022-08-01").faults())
                .containsExactly("/due out-of-order");
        assertThat(extend("B-4", "2022-08-31", "2022-08-02").faults())
                .containsExactly("/approvedOn in-the-future");
        assertThat(extend("B-4", "2022-08-31", "2022-08-01").status()).isEqualTo(200);
        assertThat(extend("B-4", "2022-08-31", "2022-08-01").status()).isEqualTo(200);
        // The plan is as it was sent, so sending it again moves nothing back.
        assertThat(service.put(PROJECTS + "B-4", plan).json().at("/milestones/0/due").asString())
                .isEqualTo("2022-08-31");
        assertThat(service.get(PROJECTS + "B-4").json().get("version").asInt()).isEqualTo(2);
    }

    @Test
    void a_county_does_not_extend_what_it_is_ranked_by() {
        service.put(PROJECTS + "B-5", project("C1", milestone("START", "2022-08-31")));

        Answer refused =
                service.post(
                        PROJECTS + "B-5/milestones/START/extension",
                        extension("2022-09-30", "2022-07-31"),
                        RunningService.COUNTY);

        assertThat(refused.status()).isEqualTo(403);
    }

    private static Answer complete(String id, String stage, String date) {
        return service.post(
                PROJECTS + id + "/milestones/" + stage + "/completion", completedOn(date));
    }

    private static Answer extend(String id, String due, String approvedOn) {
        return service.post(
                PROJECTS + id + "/milestones/START/extension", extension(due, approvedOn));
    }

    private static List<ProjectRecorded> recorded(String id, int many) {
        return log.about(id, many).stream()
                .filter(ProjectRecorded.class::isInstance)
                .map(ProjectRecorded.class::cast)
                .filter(it -> it.project().projectId().equals(id))
                .toList();
    }

    private static List<String> ids(Answer list) {
        List<String> ids = new ArrayList<>();
        list.json().get("items").forEach(it -> ids.add(it.get("id").asString()));
        return ids;
    }
}
