package io.duban.project.ledger;

import static io.duban.project.City.completedOn;
import static io.duban.project.City.milestone;
import static io.duban.project.City.project;
import static io.duban.project.City.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.project.City;
import io.duban.project.EventLog;
import io.duban.project.RunningService;
import io.duban.teststack.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** What was recorded as complete by mistake, taken back. */
class WithdrawnCompletionIT {

    private static final String STAGE = "/api/v1/projects/P-1/milestones/%s/completion";
    private static final String TASK = "/api/v1/tasks/T-1/completion";

    private RunningService service;
    private EventLog log;

    @BeforeEach
    void start() {
        service = new RunningService(WithdrawnCompletionIT.class);
        City.register(service);
        log = new EventLog(service);
        service.put(
                "/api/v1/projects/P-1",
                project(
                        "C1",
                        milestone("START", "2022-07-10"),
                        milestone("DELIVERY", "2022-07-20")));
        service.put("/api/v1/tasks/T-1", task("C1", "2022-07-01"));
        service.endDays("2022-06-30", "2022-06-30");
    }

    @AfterEach
    void stop() {
        log.close();
        service.close();
    }

    @Test
    void an_open_task_is_missed_after_all() {
        service.post(TASK, completedOn("2022-07-01"));
        service.endDays("2022-07-01", "2022-07-01");

        assertThat(withdraw(TASK, "录错任务").status()).isEqualTo(200);
        service.endDays("2022-07-02", "2022-07-02");

        List<TasksMissed> missed = log.throughDay(TasksMissed.class, "2022-07-02");
        assertThat(missed.getLast().misses()).extracting(it -> it.task()).containsExactly("T-1");
    }

    @Test
    void the_month_is_assessed_again_without_the_stage() {
        service.post(STAGE.formatted("START"), completedOn("2022-06-30"));
        service.endDays("2022-07-01", "2022-08-03");

        assertThat(withdraw(STAGE.formatted("START"), "录错项目").status()).isEqualTo(200);
        service.endDays("2022-08-04", "2022-08-04");

        List<ProgressAssessed> assessed = log.throughDay(ProgressAssessed.class, "2022-08-04");
        assertThat(assessed).extracting(ProgressAssessed::version).containsExactly(1L, 2L);
        assertThat(assessed.getLast().counties().getFirst().completedWeight())
                .isEqualByComparingTo("0");
        assertThat(service.get("/api/v1/projects/P-1").json().get("history").toString())
                .contains("\"withdrawn\"", "录错项目", "\"completed\"");
    }

    @Test
    void the_same_again_changes_nothing_and_what_was_never_complete_is_refused() {
        assertThat(withdraw(TASK, "录错任务").status()).isEqualTo(409);
        assertThat(withdraw(STAGE.formatted("START"), "录错项目").status()).isEqualTo(409);
        service.post(TASK, completedOn("2022-06-30"));
        service.post(STAGE.formatted("START"), completedOn("2022-06-30"));

        int version = withdraw(STAGE.formatted("START"), "录错项目").json().get("version").asInt();
        assertThat(withdraw(TASK, "录错任务").json().has("completedOn")).isFalse();

        Answer again = withdraw(STAGE.formatted("START"), "录错项目");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("version").asInt()).isEqualTo(version);
        assertThat(withdraw(TASK, "录错任务").status()).isEqualTo(200);
        assertThat(withdraw(TASK, "另一理由").status()).isEqualTo(409);
    }

    @Test
    void a_stage_before_a_complete_one_stays_and_a_reason_is_needed() {
        service.post(STAGE.formatted("START"), completedOn("2022-06-30"));
        service.post(STAGE.formatted("DELIVERY"), completedOn("2022-06-30"));

        assertThat(withdraw(STAGE.formatted("START"), "录错项目").json().get("detail").asString())
                .contains("DELIVERY");
        assertThat(service.post(TASK + "/withdrawal", Map.of()).faults())
                .containsExactly("/reason required");
        assertThat(withdraw(STAGE.formatted("NONE"), "录错项目").status()).isEqualTo(404);
        assertThat(withdraw(STAGE.formatted("DELIVERY"), "录错项目").status()).isEqualTo(200);
        assertThat(withdraw(STAGE.formatted("START"), "录错项目").status()).isEqualTo(200);
    }

    private Answer withdraw(String path, String reason) {
        return service.post(path + "/withdrawal", Map.of("reason", reason));
    }
}
