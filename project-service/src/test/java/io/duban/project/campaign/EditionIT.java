package io.duban.project.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.CalendarEvent.RulebookAdopted;
import io.duban.contracts.rulebook.RulebookSource;
import io.duban.kit.event.EventPublisher;
import io.duban.project.City;
import io.duban.project.RunningService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The campaign under an edition of the rulebook that is adopted ahead of its first day. */
class EditionIT {

    private static final LocalDate FIRST_DAY = LocalDate.of(2022, 7, 3);

    private RunningService service;

    @BeforeEach
    void adopt() {
        service = new RunningService(EditionIT.class);
        City.register(service);
        service.endDays("2022-06-30", "2022-06-30");
        String text =
                RulebookSource.of("linyi-2022-57")
                        .text()
                        .replace("version: 1", "version: 2")
                        .replace("effectiveFrom: 2022-05-13", "effectiveFrom: " + FIRST_DAY)
                        .replace("code: case-transfer", "code: case-handover")
                        .replace("due: 2022-12-20", "due: 2022-11-30");
        service.bean(EventPublisher.class)
                .publish(
                        List.of(
                                new RulebookAdopted(
                                        2, FIRST_DAY, text, LocalDate.of(2022, 7, 1), "admin")));
        service.endDays("2022-07-01", "2022-07-01");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void what_is_put_on_record_changes_on_the_editions_first_day() {
        assertThat(keep("R-1", "case-handover")).isEqualTo(422);
        assertThat(keep("R-1", "case-transfer")).isEqualTo(201);

        service.endDays("2022-07-02", "2022-07-02");

        assertThat(keep("R-2", "case-transfer")).isEqualTo(422);
        assertThat(keep("R-2", "case-handover")).isEqualTo(201);
        assertThat(service.get("/api/v1/records?kind=case-transfer").json().get("items"))
                .hasSize(1);
        assertThat(service.get("/api/v1/summaries/2022").body())
                .contains("case-transfer")
                .contains("case-handover");
    }

    @Test
    void a_submission_is_owed_by_the_edition_of_its_day() {
        assertThat(service.get("/api/v1/submissions?year=2022").body())
                .contains("2022-11-30")
                .doesNotContain("2022-12-20");
    }

    private int keep(String id, String kind) {
        return service.put(
                        "/api/v1/records/" + id,
                        Map.of(
                                "kind", kind,
                                "on", "2022-07-01",
                                "body", "C1",
                                "title", "移送",
                                "facts", "违建一处"))
                .status();
    }
}
