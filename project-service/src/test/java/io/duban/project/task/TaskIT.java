package io.duban.project.task;

import static io.duban.project.City.completedOn;
import static io.duban.project.City.decision;
import static io.duban.project.City.extension;
import static io.duban.project.City.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.ladder.Miss;
import io.duban.project.City;
import io.duban.project.EventLog;
import io.duban.project.RunningService;
import io.duban.teststack.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** Whoever owes a task owes it from the day after it was entered (RULES 2.4). */
class TaskIT {

    private static final String TASKS = "/api/v1/tasks/";

    private RunningService service;
    private EventLog log;

    @BeforeEach
    void start() {
        service = new RunningService(TaskIT.class);
        City.register(service);
        log = new EventLog(service);
        service.endDays("2022-06-30", "2022-06-30");
    }

    @AfterEach
    void stop() {
        log.close();
        service.close();
    }

    @Test
    void nobody_owes_what_was_entered_after_its_day_or_on_it() {
        assertThat(service.put(TASKS + "T-1", task("C1", "2022-06-30")).faults())
                .containsExactly("/due has-ended");
        assertThat(service.put(TASKS + "T-2", task("C1", "2022-07-01")).status()).isEqualTo(201);
        assertThat(service.put(TASKS + "T-3", task("C1", "2022-07-02")).status()).isEqualTo(201);

        service.endDays("2022-07-01", "2022-07-02");

        assertThat(missed("2022-07-02"))
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.misses())
                                        .extracting(Miss::task)
                                        .containsExactly("T-3"));
    }

    @Test
    void a_due_day_is_not_changed_by_sending_the_task_again() {
        service.put(TASKS + "T-1", task("C1", "2022-07-10"));

        for (String key : new String[] {RunningService.COUNTY, RunningService.OFFICIAL}) {
            Answer refused = service.put(TASKS + "T-1", task("C1", "2022-08-10"), key);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().get("detail").asString())
                    .contains("/api/v1/tasks/T-1/due-date-correction");
        }
    }

    @Test
    void a_mistyped_day_is_corrected_by_two_and_the_miss_annulled() {
        service.put(TASKS + "T-1", task("C1", "2022-07-10"));
        service.endDays("2022-07-01", "2022-07-10");
        String path = TASKS + "T-1/due-date-correction";
        Map<String, Object> wanted = Map.of("due", "2022-08-10", "reason", "月份录错");

        assertThat(service.post(path, Map.of("due", "2022-08-10")).faults())
                .containsExactly("/reason required");
        assertThat(service.post(path, wanted, RunningService.COUNTY).status()).isEqualTo(201);
        assertThat(service.post(path, wanted, RunningService.COUNTY).status()).isEqualTo(200);
        service.endDays("2022-07-11", "2022-07-11");
        assertThat(missed("2022-07-11")).hasSize(1);
        assertThat(decide(path, RunningService.COUNTY).status()).isEqualTo(403);
        assertThat(decide(path, RunningService.OFFICIAL).status()).isEqualTo(200);
        assertThat(decide(path, RunningService.OFFICIAL).status()).isEqualTo(200);
        assertThat(service.post(path, wanted, RunningService.COUNTY).status()).isEqualTo(200);
        assertThat(service.get(TASKS + "T-1").json().get("due").asString()).isEqualTo("2022-08-10");

        service.endDays("2022-07-12", "2022-08-10");

        List<TasksMissed> missed = missed("2022-08-10");
        assertThat(missed)
                .extracting(it -> it.due() + " " + it.version() + " " + it.misses().size())
                .containsExactly("2022-07-10 1 1", "2022-07-10 2 0", "2022-08-10 1 1");
    }

    @Test
    void a_day_typed_too_late_makes_the_miss_and_none_lies_before_the_entry() {
        service.put(TASKS + "T-1", task("C1", "2022-08-05"));
        service.endDays("2022-07-01", "2022-07-10");
        String path = TASKS + "T-1/due-date-correction";

        assertThat(service.post(path, Map.of("due", "2022-06-30", "reason", "录错")).faults())
                .containsExactly("/due before-entry");
        assertThat(service.post(path, Map.of("due", "2022-08-05", "reason", "录错")).faults())
                .containsExactly("/due not-changed");
        assertThat(service.post(path, Map.of("due", "2022-07-05", "reason", "录错")).status())
                .isEqualTo(201);
        assertThat(decide(path, RunningService.OFFICIAL).status()).isEqualTo(409);
        assertThat(decide(path, RunningService.ADMIN).status()).isEqualTo(200);
        service.endDays("2022-07-11", "2022-07-11");

        assertThat(missed("2022-07-11"))
                .extracting(it -> it.due() + " " + it.misses().size())
                .containsExactly("2022-07-05 1");
    }

    @Test
    void a_miss_is_not_taken_back_by_one_person() {
        service.put(TASKS + "T-1", task("C1", "2022-07-05"));
        service.put(TASKS + "T-2", task("C1", "2022-07-05"));
        service.endDays("2022-07-01", "2022-07-10");

        assertThat(
                        service.post(
                                        TASKS + "T-1/completion",
                                        Map.of("completedOn", "2022-07-05"),
                                        RunningService.COUNTY)
                                .faults())
                .containsExactly("/evidence required");
        assertThat(complete("T-1", "2022-06-30").faults())
                .containsExactly("/completedOn before-entry");
        assertThat(complete("T-1", "2022-07-05").status()).isEqualTo(202);
        // Too late is too late, whatever day it is told.
        assertThat(complete("T-2", "2022-07-06").status()).isEqualTo(200);
        service.endDays("2022-07-11", "2022-07-11");
        assertThat(missed("2022-07-11")).hasSize(1);

        assertThat(decide(TASKS + "T-1/completion", RunningService.OFFICIAL).status())
                .isEqualTo(200);
        service.endDays("2022-07-12", "2022-07-12");
        assertThat(missed("2022-07-12").getLast().misses())
                .extracting(Miss::task)
                .containsExactly("T-2");
    }

    @Test
    void an_extension_told_after_the_day_takes_evidence_and_a_second_person() {
        service.put(TASKS + "T-1", task("C1", "2022-07-05"));
        service.put(TASKS + "T-2", task("C1", "2022-07-20"));
        service.endDays("2022-07-01", "2022-07-10");
        Map<String, Object> told = extension("2022-07-30", "2022-07-04");
        String path = TASKS + "T-1/extension";

        assertThat(service.post(path, extension("2022-07-30", "2022-07-06")).status())
                .isEqualTo(409);
        assertThat(service.post(path, told).faults()).containsExactly("/evidence required");
        told.put("evidence", "市专班批复");
        assertThat(service.post(path, told, RunningService.COUNTY).status()).isEqualTo(403);
        assertThat(service.post(path, told).status()).isEqualTo(202);
        assertThat(service.get(TASKS + "T-1").json().get("openRequests")).hasSize(1);
        assertThat(decide(path, RunningService.ADMIN).status()).isEqualTo(200);
        assertThat(service.get(TASKS + "T-1").json().get("due").asString()).isEqualTo("2022-07-30");
        // Of a day that is still to come one person tells it.
        assertThat(
                        service.post(TASKS + "T-2/extension", extension("2022-07-30", "2022-07-09"))
                                .status())
                .isEqualTo(200);
    }

    @Test
    void a_task_entered_for_the_wrong_county_is_moved_by_two() {
        service.put(TASKS + "T-1", task("C1", "2022-07-05"));
        service.endDays("2022-07-01", "2022-07-05");
        String path = TASKS + "T-1/due-date-correction";

        assertThat(service.put(TASKS + "T-1", task("C2", "2022-07-05")).status()).isEqualTo(409);
        assertThat(
                        service.post(
                                        path,
                                        Map.of(
                                                "due",
                                                "2022-07-05",
                                                "county",
                                                "C2",
                                                "reason",
                                                "录错县区"))
                                .status())
                .isEqualTo(201);
        assertThat(decide(path, RunningService.ADMIN).json().get("county").asString())
                .isEqualTo("C2");
        service.endDays("2022-07-06", "2022-07-06");

        assertThat(missed("2022-07-06").getLast().misses())
                .extracting(it -> it.subject().code())
                .containsExactly("C2");
    }

    @Test
    void a_slip_in_a_list_and_a_name_that_the_paths_need_are_named() {
        for (String slip :
                List.of(
                        "tasks?due=2022-7-1",
                        "tasks?list=Tasks",
                        "tasks?owner=x",
                        "tasks?county=C1&county=C1",
                        "projects?kind=shantytown",
                        "projects?state=active",
                        "reviews?fortnight=0",
                        "reviews?county=",
                        "records?body=a.b",
                        "submissions?year=22",
                        "targets?year=2022",
                        "campaign?on=today",
                        "counties/C1/progress?period=2022-6")) {
            String name = slip.substring(slip.indexOf('?') + 1, slip.indexOf('='));
            assertThat(service.get("/api/v1/" + slip).faults())
                    .as(slip)
                    .singleElement()
                    .asString()
                    .startsWith("/" + name + " ");
        }
        assertThat(service.get("/api/v1/records?from=2022-07-01&to=2022-06-30").faults())
                .containsExactly("/to before-from");
        assertThat(service.put(TASKS + "import", task("C1", "2022-07-20")).faults())
                .containsExactly("/id reserved");
    }

    private Answer complete(String id, String on) {
        return service.post(TASKS + id + "/completion", completedOn(on), RunningService.COUNTY);
    }

    private Answer decide(String path, String bearer) {
        return service.post(path + "/decision", decision(true), bearer);
    }

    private List<TasksMissed> missed(String through) {
        return log.throughDay(TasksMissed.class, through);
    }
}
