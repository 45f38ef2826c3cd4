package io.duban.project.day;

import static io.duban.project.City.completedOn;
import static io.duban.project.City.decision;
import static io.duban.project.City.extension;
import static io.duban.project.City.milestone;
import static io.duban.project.City.project;
import static io.duban.project.City.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.duban.contracts.event.CalendarEvent.MonthReopened;
import io.duban.contracts.event.ProjectEvent;
import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.event.ProjectEvent.ProjectDayClosed;
import io.duban.contracts.event.ProjectEvent.ProjectRecorded;
import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.period.Month;
import io.duban.contracts.project.CountyProgress;
import io.duban.kit.calendar.DayHandler;
import io.duban.kit.event.EventPublisher;
import io.duban.project.City;
import io.duban.project.EventLog;
import io.duban.project.RunningService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

class DayIT {

    private static final String PROJECTS = "/api/v1/projects/";
    private static final String TASKS = "/api/v1/tasks/";

    private RunningService service;
    private EventLog log;

    @BeforeEach
    void start() {
        service = new RunningService(DayIT.class);
        City.register(service);
        log = new EventLog(service);
    }

    @AfterEach
    void stop() {
        log.close();
        service.close();
    }

    @Test
    @Tag("row-60")
    void a_task_that_is_due_and_open_when_the_day_ends_is_missed() {
        service.put(TASKS + "T-1", task("C1", "2022-07-01"));
        service.put(TASKS + "T-2", task("C2", "2022-07-01"));
        service.put(TASKS + "T-3", task("C2", "2022-07-02"));
        service.endDays("2022-06-30", "2022-06-30");
        service.post(TASKS + "T-2/completion", completedOn("2022-07-01"));

        service.endDays("2022-07-01", "2022-07-01");

        assertThat(log.throughDay(TasksMissed.class, "2022-07-01"))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.due()).isEqualTo("2022-07-01");
                            assertThat(it.version()).isEqualTo(1);
                            assertThat(it.misses())
                                    .extracting(miss -> miss.task())
                                    .containsExactly("T-1");
                        });
    }

    @Test
    void an_extension_that_was_approved_in_time_takes_the_miss_away_and_a_late_one_does_not() {
        service.put(TASKS + "T-1", task("C1", "2022-07-01"));
        service.put(TASKS + "T-2", task("C2", "2022-07-01"));
        service.endDays("2022-07-01", "2022-07-01");

        assertThat(
                        service.post(TASKS + "T-1/extension", extension("2022-07-20", "2022-07-02"))
                                .status())
                .isEqualTo(409);
        Map<String, Object> inTime = extension("2022-07-20", "2022-07-01");
        assertThat(service.post(TASKS + "T-2/extension", inTime).faults())
                .containsExactly("/evidence required");
        inTime.put("evidence", "市专班批复〔2022〕3号");
        assertThat(service.post(TASKS + "T-2/extension", inTime).status()).isEqualTo(202);
        approve(TASKS + "T-2/extension");
        service.endDays("2022-07-02", "2022-07-02");

        List<TasksMissed> missed = log.throughDay(TasksMissed.class, "2022-07-02");
        assertThat(missed).extracting(TasksMissed::version).containsExactly(1L, 2L);
        assertThat(missed.getLast().misses()).extracting(it -> it.task()).containsExactly("T-1");
    }

    @Test
    void a_completion_that_is_entered_late_is_believed_while_the_month_is_not_final() {
        service.put(TASKS + "T-1", task("C1", "2022-07-01"));
        service.endDays("2022-07-01", "2022-07-01");
        service.post(TASKS + "T-1/completion", completedOn("2022-07-01"));
        approve(TASKS + "T-1/completion");

        service.endDays("2022-07-02", "2022-07-02");

        List<TasksMissed> missed = log.throughDay(TasksMissed.class, "2022-07-02");
        assertThat(missed).extracting(TasksMissed::version).containsExactly(1L, 2L);
        assertThat(missed.getLast().misses()).isEmpty();
    }

    @Test
    void a_due_date_that_has_passed_moves_by_extension_only() {
        service.put(TASKS + "T-1", task("C1", "2022-07-01"));
        service.endDays("2022-07-01", "2022-07-01");

        assertThat(service.put(TASKS + "T-1", task("C1", "2022-07-31")).status()).isEqualTo(409);
    }

    @Test
    void a_month_is_assessed_when_it_closes_and_again_when_it_has_changed() {
        service.put(PROJECTS + "P-1", project("C1", milestone("START", "2022-07-31")));
        service.put(PROJECTS + "P-2", project("C2", milestone("START", "2022-07-21")));
        service.endDays("2022-07-31", "2022-08-02");
        service.post(PROJECTS + "P-1/milestones/START/completion", completedOn("2022-07-31"));

        service.endDays("2022-08-03", "2022-08-04");
        service.post(PROJECTS + "P-2/milestones/START/completion", completedOn("2022-07-30"));
        approve(PROJECTS + "P-2/milestones/START/completion");
        service.endDays("2022-08-05", "2022-08-05");

        List<ProgressAssessed> assessed = log.throughDay(ProgressAssessed.class, "2022-08-05");
        assertThat(assessed).extracting(ProgressAssessed::version).containsExactly(1L, 2L);
        ProgressAssessed first = assessed.getFirst();
        assertThat(first.period()).isEqualTo(Month.of(2022, 7));
        assertThat(first.day()).isEqualTo("2022-08-03");
        assertThat(first.counties())
                .extracting(
                        it -> it.county().code(),
                        it -> it.deliveryRate().toPlainString(),
                        CountyProgress::overdueDays)
                .containsExactly(tuple("C1", "1.0000", 0L), tuple("C2", "0.0000", 10L));
        assertThat(assessed.getLast().counties().getLast().deliveryRate())
                .isEqualByComparingTo("1");
    }

    @Test
    void a_final_month_is_assessed_again_only_while_it_is_reopened() {
        service.put(PROJECTS + "P-1", project("C1", milestone("START", "2022-07-31")));
        service.put(TASKS + "T-1", task("C1", "2022-07-31"));
        service.endDays("2022-07-31", "2022-09-04");
        service.post(PROJECTS + "P-1/milestones/START/completion", completedOn("2022-07-31"));
        service.post(TASKS + "T-1/completion", completedOn("2022-07-31"));
        approve(PROJECTS + "P-1/milestones/START/completion");
        approve(TASKS + "T-1/completion");
        service.endDays("2022-09-05", "2022-09-05");
        assertThat(july("2022-09-05")).extracting(ProgressAssessed::version).containsExactly(1L);

        LocalDate from = LocalDate.of(2022, 9, 6);
        service.bean(EventPublisher.class)
                .publish(
                        List.of(
                                new MonthReopened(
                                        Month.of(2022, 7), from, from.plusDays(9), "补录", "admin")));
        service.endDays("2022-09-06", "2022-09-06");

        List<ProgressAssessed> assessed = july("2022-09-06");
        assertThat(assessed).extracting(ProgressAssessed::version).containsExactly(1L, 2L);
        assertThat(assessed.getLast().counties().getFirst().deliveryRate())
                .isEqualByComparingTo("1");
        assertThat(log.throughDay(TasksMissed.class, "2022-09-06"))
                .filteredOn(it -> it.due().equals(LocalDate.of(2022, 7, 31)))
                .last()
                .satisfies(it -> assertThat(it.misses()).isEmpty());
    }

    private List<ProgressAssessed> july(String through) {
        return log.throughDay(ProgressAssessed.class, through).stream()
                .filter(it -> it.period().equals(Month.of(2022, 7)))
                .toList();
    }

    @Test
    @Tag("row-62")
    void a_quarter_closes_together_with_its_last_month() {
        service.put(PROJECTS + "P-1", project("C1", milestone("START", "2022-07-31")));
        service.endDays("2022-09-30", "2022-10-03");

        assertThat(log.throughDay(ProgressAssessed.class, "2022-10-03"))
                .extracting(it -> it.period().id())
                .containsExactly("2022-09", "2022-Q3");
    }

    @Test
    void the_same_day_again_says_what_it_said_whatever_has_changed_since() {
        service.put(PROJECTS + "P-1", project("C1", milestone("START", "2022-07-31")));
        service.put(TASKS + "T-1", task("C1", "2022-08-03"));
        service.endDays("2022-08-03", "2022-08-03");
        service.post(PROJECTS + "P-1/milestones/START/completion", completedOn("2022-07-31"));
        service.post(TASKS + "T-1/completion", completedOn("2022-08-03"));
        approve(PROJECTS + "P-1/milestones/START/completion");
        approve(TASKS + "T-1/completion");

        service.stop();
        service.start();
        service.bean(DayHandler.class).dayEnded(LocalDate.parse("2022-08-03"));

        log.repeated(ProjectDayClosed.class, 2);
        List<ProjectEvent> said = assessments();
        assertThat(said).hasSize(4);
        assertThat(said.subList(0, 2)).isEqualTo(said.subList(2, 4));
    }

    @Test
    void all_that_was_accepted_before_lies_before_the_marker_of_the_day() {
        service.put(PROJECTS + "P-1", project("C1", milestone("START", "2022-07-31")));
        service.endDays("2022-07-01", "2022-07-01");

        List<ProjectEvent> all = log.of(ProjectEvent.class, 2);

        assertThat(all.getFirst()).isInstanceOf(ProjectRecorded.class);
        assertThat(all).contains(new ProjectDayClosed(LocalDate.parse("2022-07-01")));
    }

    @Test
    void a_closed_month_shows_what_was_published_and_an_open_one_what_is() {
        service.put(PROJECTS + "P-1", project("C1", milestone("START", "2022-07-31")));
        service.endDays("2022-08-03", "2022-08-03");
        service.post(PROJECTS + "P-1/milestones/START/completion", completedOn("2022-08-04"));

        var closed = service.get("/api/v1/counties/C1/progress?period=2022-07").json();
        var open = service.get("/api/v1/counties/C1/progress?period=2022-08").json();

        assertThat(closed.get("closed").asBoolean()).isTrue();
        assertThat(closed.at("/progress/deliveryRate").decimalValue()).isEqualByComparingTo("0");
        assertThat(closed.at("/milestones/0/projectId").asString()).isEqualTo("P-1");
        assertThat(open.get("closed").asBoolean()).isFalse();
        assertThat(open.at("/progress/deliveryRate").decimalValue()).isEqualByComparingTo("1");
        assertThat(service.get("/api/v1/counties/C9/progress?period=2022-07").status())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/counties/C1/progress?period=2022-H1").status())
                .isEqualTo(422);
        assertThat(
                        service.get(
                                        "/api/v1/counties/C2/progress?period=2022-07",
                                        RunningService.COUNTY)
                                .status())
                .isEqualTo(404);
    }

    private void approve(String path) {
        assertThat(service.post(path + "/decision", decision(true), RunningService.ADMIN).status())
                .as(path)
                .isEqualTo(200);
    }

    private List<ProjectEvent> assessments() {
        return log.repeated(ProjectEvent.class, 1).stream()
                .filter(it -> it instanceof TasksMissed || it instanceof ProgressAssessed)
                .toList();
    }
}
