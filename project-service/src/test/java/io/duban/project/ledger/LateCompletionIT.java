package io.duban.project.ledger;

import static io.duban.project.City.completedOn;
import static io.duban.project.City.decision;
import static io.duban.project.City.extension;
import static io.duban.project.City.milestone;
import static io.duban.project.City.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.project.City;
import io.duban.project.RunningService;
import io.duban.project.calendar.BusinessDays;
import io.duban.teststack.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Map;

/** What is told late is shown, and takes a second person once it has been assessed. */
class LateCompletionIT {

    private static final String PROJECT = "/api/v1/projects/P-1";
    private static final String START = PROJECT + "/milestones/START";
    private static final String COMPLETION = START + "/completion";

    private RunningService service;

    @BeforeEach
    void start() {
        service = new RunningService(LateCompletionIT.class);
        City.register(service);
        service.endDays("2022-06-14", "2022-06-14");
        service.put(PROJECT, project("C1", milestone("START", "2022-07-20")));
        service.endDays("2022-06-15", "2022-07-31");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_completion_before_today_needs_evidence_that_can_be_read() {
        Map<String, Object> bare = Map.of("completedOn", "2022-07-31");

        assertThat(service.post(COMPLETION, bare, RunningService.COUNTY).faults())
                .containsExactly("/evidence required");
        assertThat(
                        service.post(
                                        COMPLETION,
                                        Map.of("completedOn", "2022-07-31", "evidence", " \u3000"),
                                        RunningService.COUNTY)
                                .faults())
                .containsExactly("/evidence blank");
        assertThat(complete("2022-06-14").faults()).containsExactly("/completedOn before-entry");
        // July is not assessed before 3 August has ended, so evidence is enough.
        assertThat(complete("2022-07-31").status()).isEqualTo(200);
        assertThat(completed()).isEqualTo("2022-07-31");
    }

    @Test
    void what_is_done_today_needs_nothing() {
        Map<String, Object> bare = Map.of("completedOn", "2022-08-01");

        assertThat(service.post(COMPLETION, bare, RunningService.COUNTY).status()).isEqualTo(200);
        service.endDays("2022-08-01", "2022-08-01");
        // A retry of the day after is the same call.
        assertThat(service.post(COMPLETION, bare, RunningService.COUNTY).status()).isEqualTo(200);
    }

    @Test
    void once_the_month_is_assessed_a_second_person_decides() {
        service.endDays("2022-08-01", "2022-08-03");

        assertThat(complete("2022-07-31").status()).isEqualTo(202);
        assertThat(complete("2022-07-31").status()).isEqualTo(202);
        assertThat(complete("2022-07-30").status()).isEqualTo(409);
        assertThat(completed()).isNull();
        service.endDays("2022-08-04", "2022-08-04");
        assertThat(rate()).isZero();

        assertThat(decide(COMPLETION, true, RunningService.COUNTY).status()).isEqualTo(403);
        assertThat(decide(COMPLETION, true, RunningService.OFFICIAL).status()).isEqualTo(200);
        service.endDays("2022-08-05", "2022-08-05");
        assertThat(completed()).isEqualTo("2022-07-31");
        assertThat(rate()).isEqualTo(1);
    }

    @Test
    void a_day_that_is_ending_is_over() {
        // What the day's end does first: from then on it is the next day.
        service.bean(BusinessDays.class).ending(LocalDate.of(2022, 8, 1));

        assertThat(service.post(COMPLETION, Map.of("completedOn", "2022-08-01")).faults())
                .containsExactly("/evidence required");
    }

    @Test
    void a_completion_that_was_taken_back_does_not_count_once_more_by_one_person() {
        service.put("/api/v1/projects/P-2", project("C1", milestone("START", "2022-08-10")));
        String second = "/api/v1/projects/P-2/milestones/START/completion";
        service.post(second, completedOn("2022-08-01"));
        service.endDays("2022-08-01", "2022-08-31");
        service.post(second + "/withdrawal", Map.of("reason", "录错"));

        assertThat(service.post(second, completedOn("2022-09-01")).status()).isEqualTo(202);
        assertThat(decide(second, true, RunningService.ADMIN).status()).isEqualTo(200);
    }

    @Test
    void another_date_is_a_correction_that_needs_a_reason() {
        complete("2022-07-20");

        assertThat(complete("2022-07-21").faults()).containsExactly("/reason required");
        Map<String, Object> corrected = completedOn("2022-07-21");
        corrected.put("reason", "验收单日期有误");
        assertThat(service.post(COMPLETION, corrected).status()).isEqualTo(200);
        // In August it would count a second time.
        corrected.put("completedOn", "2022-08-01");
        assertThat(service.post(COMPLETION, corrected).status()).isEqualTo(202);
        assertThat(completed()).isEqualTo("2022-07-21");
    }

    @Test
    void an_extension_of_a_day_that_has_ended_takes_evidence_and_a_second_person() {
        Map<String, Object> late = extension("2022-09-30", "2022-07-21");
        Map<String, Object> told = extension("2022-09-30", "2022-07-20");
        String path = START + "/extension";

        assertThat(service.post(path, late).status()).isEqualTo(409);
        assertThat(service.post(path, told).faults()).containsExactly("/evidence required");
        told.put("evidence", "市专班批复〔2022〕3号");
        assertThat(service.post(path, told).status()).isEqualTo(202);
        assertThat(due()).isEqualTo("2022-07-20");
        assertThat(decide(path, true, RunningService.OFFICIAL).status()).isEqualTo(409);
        assertThat(decide(path, true, RunningService.ADMIN).status()).isEqualTo(200);
        assertThat(due()).isEqualTo("2022-09-30");
        assertThat(service.post(path, told).status()).isEqualTo(200);
    }

    private Answer complete(String on) {
        return service.post(COMPLETION, completedOn(on), RunningService.COUNTY);
    }

    private Answer decide(String path, boolean approved, String bearer) {
        return service.post(path + "/decision", decision(approved), bearer);
    }

    private String completed() {
        var on = service.get(PROJECT).json().at("/milestones/0/completedOn");
        return on.isMissingNode() ? null : on.asString();
    }

    private String due() {
        return service.get(PROJECT).json().at("/milestones/0/due").asString();
    }

    private int rate() {
        return service.get("/api/v1/counties/C1/progress?period=2022-07")
                .json()
                .at("/progress/deliveryRate")
                .decimalValue()
                .intValueExact();
    }
}
