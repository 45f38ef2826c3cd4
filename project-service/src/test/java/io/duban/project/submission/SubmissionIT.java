package io.duban.project.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.CampaignEvent.SubmissionOverdue;
import io.duban.contracts.event.CampaignEvent.SubmissionReceived;
import io.duban.contracts.subject.Party;
import io.duban.kit.calendar.DayHandler;
import io.duban.project.City;
import io.duban.project.EventLog;
import io.duban.project.RunningService;
import io.duban.teststack.Answer;
import io.duban.teststack.RunningApplication;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class SubmissionIT {

    private static final String SUBMISSIONS = "/api/v1/submissions/";

    private RunningService service;

    @BeforeEach
    void start() {
        service = new RunningService(SubmissionIT.class);
        City.register(service);
        service.endDays("2022-12-18", "2022-12-18");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    @Tag("row-47")
    void who_has_not_sent_in_when_the_day_ends_is_told_of_once() {
        put("C1", "SUMMARY", "2022-12-19");
        put("housing", "SUMMARY", "2022-12-19");
        try (EventLog log = new EventLog(service)) {
            service.endDays("2022-12-19", "2022-12-21");
            service.bean(DayHandler.class).dayEnded(LocalDate.of(2022, 12, 20));

            List<SubmissionOverdue> overdue = log.throughDay(SubmissionOverdue.class, "2022-12-21");

            assertThat(overdue)
                    .extracting(SubmissionOverdue::kind)
                    .containsExactly("SUMMARY", "LEDGER");
            assertThat(overdue.getFirst().missing())
                    .extracting(Party::id)
                    .contains("C2", "justice")
                    .doesNotContain("C1", "housing");
            assertThat(overdue.getLast().missing()).extracting(Party::id).contains("C1", "C2");
            assertThat(log.throughDay(SubmissionReceived.class, "2022-12-21")).hasSize(2);
        }
        assertThat(states()).contains("C1 SUMMARY IN_TIME", "C1 LEDGER OVERDUE");
        put("C1", "LEDGER", "2022-12-21");
        assertThat(states()).contains("C1 LEDGER LATE");
    }

    @Test
    void the_same_again_changes_nothing_and_another_date_needs_a_reason() {
        assertThat(put("C1", "SUMMARY", "2022-12-19").status()).isEqualTo(201);
        assertThat(put("C1", "SUMMARY", "2022-12-19").json().get("version").asInt()).isEqualTo(1);
        assertThat(put("C1", "SUMMARY", "2022-12-18").faults()).containsExactly("/reason required");
        Map<String, Object> corrected = submission("SUMMARY", "2022-12-18");
        corrected.put("reason", "登记错误");

        Answer answer = service.put(SUBMISSIONS + "C1/2022", corrected);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/items/0/submittedOn").asString()).isEqualTo("2022-12-18");
    }

    @Test
    void of_two_who_correct_one_document_one_is_first_and_the_other_is_told() {
        assertThat(version("C1")).isNull();
        assertThat(resting("If-None-Match", "*", "2022-12-19").status()).isEqualTo(201);
        String read = "\"" + version("C1") + "\"";

        assertThat(resting("If-Match", read, "2022-12-18").status()).isEqualTo(200);
        assertThat(resting("If-Match", read, "2022-12-17").status()).isEqualTo(412);
        assertThat(resting("If-None-Match", "*", "2022-12-17").status()).isEqualTo(412);
        assertThat(version("C1")).isEqualTo(2);
    }

    private Long version(String body) {
        for (JsonNode row : service.get("/api/v1/submissions?year=2022").json().get("items")) {
            if (row.at("/body/id").asString().equals(body)
                    && row.get("kind").asString().equals("SUMMARY")) {
                return row.has("version") ? row.get("version").asLong() : null;
            }
        }
        throw new AssertionError(body + " owes nothing");
    }

    private Answer resting(String header, String value, String day) {
        Map<String, Object> sent = submission("SUMMARY", day);
        sent.put("reason", "登记错误");
        return service.send(
                service.request(SUBMISSIONS + "C1/2022", RunningService.OFFICIAL)
                        .header("Content-Type", "application/json")
                        .header(header, value)
                        .PUT(BodyPublishers.ofString(RunningApplication.write(sent))));
    }

    @Test
    void what_is_not_owed_or_lies_ahead_is_refused() {
        assertThat(put("C1", "NOVEL", "2022-12-19").faults())
                .containsExactly("/kind unknown-value");
        assertThat(put("C1", "SUMMARY", "2022-12-20").faults())
                .containsExactly("/submittedOn in-the-future");
        assertThat(put("X9", "SUMMARY", "2022-12-19").status()).isEqualTo(404);
        assertThat(
                        service.put(SUBMISSIONS + "C1/2031", submission("SUMMARY", "2022-12-19"))
                                .status())
                .isEqualTo(404);
        assertThat(service.put(SUBMISSIONS + "C1/x", submission("SUMMARY", "2022-12-19")).faults())
                .containsExactly("/year out-of-range");
    }

    @Test
    void a_county_sends_in_and_sees_its_own_only() {
        Map<String, Object> submission = submission("LEDGER", "2022-12-19");

        assertThat(service.put(SUBMISSIONS + "C2/2022", submission, RunningService.COUNTY).status())
                .isEqualTo(403);
        assertThat(service.put(SUBMISSIONS + "C1/2022", submission, RunningService.COUNTY).status())
                .isEqualTo(201);
        assertThat(
                        service.get("/api/v1/submissions?year=2022", RunningService.COUNTY)
                                .json()
                                .get("items"))
                .hasSize(2);
    }

    private Answer put(String code, String kind, String on) {
        return service.put(SUBMISSIONS + code + "/2022", submission(kind, on));
    }

    private static Map<String, Object> submission(String kind, String on) {
        Map<String, Object> submission = new LinkedHashMap<>();
        submission.put("kind", kind);
        submission.put("submittedOn", on);
        submission.put("title", "整治工作材料");
        return submission;
    }

    private List<String> states() {
        List<String> states = new ArrayList<>();
        service.get("/api/v1/submissions?year=2022")
                .json()
                .get("items")
                .forEach(
                        it ->
                                states.add(
                                        it.at("/body/id").asString()
                                                + " "
                                                + it.get("kind").asString()
                                                + " "
                                                + it.get("state").asString()));
        return states;
    }
}
