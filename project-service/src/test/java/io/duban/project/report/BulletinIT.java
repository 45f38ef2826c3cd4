package io.duban.project.report;

import static io.duban.project.City.completedOn;
import static io.duban.project.City.decision;
import static io.duban.project.City.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.CampaignEvent.BulletinPublished;
import io.duban.contracts.project.BulletinContent.MissedTask;
import io.duban.project.City;
import io.duban.project.EventLog;
import io.duban.project.RunningService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Bulletins of months in which nobody is ranked, and of misses that were annulled. */
class BulletinIT {

    private static final String COMPLETION = "/api/v1/tasks/T-2/completion";

    private RunningService service;
    private EventLog log;

    @BeforeEach
    void start() {
        service = new RunningService(BulletinIT.class);
        City.register(service);
        log = new EventLog(service);
        service.put("/api/v1/tasks/T-1", task("C1", "2022-05-20"));
        service.put("/api/v1/tasks/T-2", task("C2", "2022-05-20"));
        service.endDays("2022-05-13", "2022-05-21");
    }

    @AfterEach
    void stop() {
        log.close();
        service.close();
    }

    @Test
    @Tag("row-44")
    void may_and_june_have_bulletins_with_what_there_is() {
        service.endDays("2022-05-22", "2022-07-03");

        assertThat(published("2022-07-03"))
                .extracting(it -> it.month() + " " + it.version() + " " + it.day())
                .containsExactly("2022-05 1 2022-06-03", "2022-06 1 2022-07-03");
        JsonNode may = service.get("/api/v1/bulletins/2022-05").json().get("bulletin");
        assertThat(may.get("counties")).isEmpty();
        assertThat(may.get("missed")).hasSize(2);
        assertThat(service.get("/api/v1/bulletins/2022-06").status()).isEqualTo(200);
        assertThat(service.get("/api/v1/bulletins/2022-04").status()).isEqualTo(404);
    }

    @Test
    void an_annulled_miss_is_out_of_the_next_version_which_says_so() {
        service.endDays("2022-05-22", "2022-06-03");
        service.post(COMPLETION, completedOn("2022-05-20"));
        service.post(COMPLETION + "/decision", decision(true), RunningService.ADMIN);
        service.endDays("2022-06-04", "2022-06-05");

        List<BulletinPublished> published = published("2022-06-05");

        assertThat(published).extracting(BulletinPublished::version).containsExactly(1L, 2L);
        BulletinPublished last = published.getLast();
        assertThat(last.content().missed()).extracting(MissedTask::task).containsExactly("T-1");
        assertThat(last.content().changes().annulled())
                .extracting(it -> it.county().code() + " " + it.task())
                .containsExactly("C2 T-2");
        JsonNode shown = service.get("/api/v1/bulletins/2022-05").json().get("bulletin");
        assertThat(shown.get("version").asInt()).isEqualTo(2);
        assertThat(shown.at("/changes/annulled/0/task").asString()).isEqualTo("T-2");
        assertThat(service.get("/api/v1/bulletins/2022-05?version=1").json().at("/bulletin/missed"))
                .hasSize(2);
    }

    @Test
    void a_miss_that_was_annulled_before_the_month_closed_is_not_in_it() {
        service.post(COMPLETION, completedOn("2022-05-20"));
        service.post(COMPLETION + "/decision", decision(true), RunningService.ADMIN);
        service.endDays("2022-05-22", "2022-06-04");

        assertThat(published("2022-06-04"))
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.content().missed())
                                        .extracting(MissedTask::task)
                                        .containsExactly("T-1"));
    }

    private List<BulletinPublished> published(String through) {
        return log.throughDay(BulletinPublished.class, through);
    }
}
