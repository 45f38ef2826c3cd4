package io.duban.project.campaign;

import static io.duban.project.City.milestone;
import static io.duban.project.City.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.CampaignEvent.RecordKept;
import io.duban.project.City;
import io.duban.project.EventLog;
import io.duban.project.RunningService;
import io.duban.teststack.Answer;
import io.duban.teststack.RunningApplication;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class RecordIT {

    private static final String RECORDS = "/api/v1/records/";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(RecordIT.class);
        City.register(service);
        service.endDays("2022-06-30", "2022-06-30");
        service.put("/api/v1/projects/P-1", project("C1", milestone("START", "2022-08-31")));
        service.put("/api/v1/projects/P-2", project("C2", milestone("START", "2022-08-31")));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    @Tag("row-22")
    @Tag("row-34")
    @Tag("row-64")
    void a_record_is_kept_once_and_told_of_once() {
        Map<String, Object> record = record("case-transfer", "C1", "2022-06-28");
        record.put("projects", List.of("P-1"));
        record.put("tickets", List.of("LY20220630-000001"));
        record.put("departments", List.of("urban-management"));

        assertThat(service.put(RECORDS + "R-1", record).status()).isEqualTo(201);
        assertThat(service.put(RECORDS + "R-1", record).status()).isEqualTo(200);
        assertThat(service.put(RECORDS + "import", record).faults())
                .containsExactly("/id reserved");

        try (EventLog log = new EventLog(service)) {
            service.endDays("2022-07-01", "2022-07-01");
            assertThat(log.throughDay(RecordKept.class, "2022-07-01"))
                    .filteredOn(it -> it.recordId().equals("R-1"))
                    .singleElement()
                    .satisfies(it -> assertThat(it.tickets()).containsExactly("LY20220630-000001"))
                    .satisfies(it -> assertThat(it.kind()).isEqualTo("case-transfer"));
        }
    }

    @Test
    void what_came_of_it_may_follow_and_any_other_change_needs_a_reason() {
        Map<String, Object> record = record("mediation-case", "C1", "2022-06-28");
        service.put(RECORDS + "R-2", record);
        record.put("outcome", "双方达成一致");
        assertThat(service.put(RECORDS + "R-2", record).status()).isEqualTo(200);

        record.put("on", "2022-06-27");
        assertThat(service.put(RECORDS + "R-2", record).faults())
                .containsExactly("/reason required");
        record.put("reason", "日期录错");
        JsonNode corrected = service.put(RECORDS + "R-2", record).json();

        assertThat(corrected.get("on").asString()).isEqualTo("2022-06-27");
        assertThat(corrected.get("history").findValuesAsString("change"))
                .containsExactly("recorded", "concluded", "corrected");
    }

    @Test
    void of_two_who_conclude_or_correct_a_record_one_is_first_and_the_other_is_told() {
        Map<String, Object> record = record("mediation-case", "C1", "2022-06-28");
        assertThat(resting("If-None-Match", "*", record).status()).isEqualTo(201);
        String read = service.get(RECORDS + "R-90").header("etag");
        record.put("outcome", "双方达成一致");
        assertThat(resting("If-Match", read, record).status()).isEqualTo(200);
        assertThat(resting("If-Match", read, record).status()).isEqualTo(200);

        record.put("outcome", "调解未果");
        // It has no reason either, which it would not need had nobody been first.
        assertThat(resting("If-Match", read, record).status()).isEqualTo(412);
        assertThat(resting("If-None-Match", "*", record).status()).isEqualTo(412);
        assertThat(service.get(RECORDS + "R-90").json().get("outcome").asString())
                .isEqualTo("双方达成一致");
    }

    private static Answer resting(String header, String value, Map<String, Object> record) {
        return service.send(
                service.request(RECORDS + "R-90", RunningService.OFFICIAL)
                        .header("Content-Type", "application/json")
                        .header(header, value)
                        .PUT(BodyPublishers.ofString(RunningApplication.write(record))));
    }

    @Test
    void lists_are_the_same_in_whatever_order_and_hold_nothing_blank() {
        Map<String, Object> record = record("case-transfer", "C1", "2022-06-28");
        record.put("tickets", List.of("T-1", "T-2"));
        assertThat(service.put(RECORDS + "R-9", record).status()).isEqualTo(201);

        record.put("tickets", List.of("T-2", "T-1"));
        assertThat(service.put(RECORDS + "R-9", record).json().get("version").asInt()).isEqualTo(1);

        record.put("tickets", List.of("T-1", " ", "T-2"));
        assertThat(service.put(RECORDS + "R-9", record).faults())
                .containsExactly("/tickets/1 blank");
    }

    @Test
    void every_fault_of_a_record_is_named_and_nothing_is_kept() {
        Map<String, Object> record = record("no-such-kind", "X9", "2022-08-01");
        record.put("projects", List.of("P-9"));
        record.put("departments", List.of("X"));
        record.put("tickets", List.of("a b"));
        record.put("title", " ");
        record.put("colour", "red");

        Answer answer = service.put(RECORDS + "R-3", record);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.faults())
                .containsExactlyInAnyOrder(
                        "/kind unknown-value",
                        "/on in-the-future",
                        "/body unknown-body",
                        "/title blank",
                        "/departments/0 unknown-value",
                        "/projects/0 unknown-value",
                        "/tickets/0 unknown-value",
                        "/colour unknown-field");
        assertThat(service.get(RECORDS + "R-3").status()).isEqualTo(404);
    }

    @Test
    void a_county_keeps_and_sees_its_own_records_only() {
        Map<String, Object> own = record("training", null, "2022-06-28");
        assertThat(put("R-4", own).status()).isEqualTo(201);
        assertThat(service.get(RECORDS + "R-4").json().get("body").asString()).isEqualTo("C1");
        service.put(RECORDS + "R-5", record("training", "C2", "2022-06-29"));

        assertThat(put("R-6", record("training", "C2", "2022-06-28")).status()).isEqualTo(403);
        assertThat(put("R-5", record("training", "C1", "2022-06-28")).status()).isEqualTo(403);
        assertThat(service.get(RECORDS + "R-5", RunningService.COUNTY).status()).isEqualTo(404);
        Map<String, Object> foreign = record("training", "C1", "2022-06-28");
        foreign.put("projects", List.of("P-2"));
        assertThat(put("R-7", foreign).faults()).containsExactly("/projects/0 unknown-value");
        assertThat(ids("?kind=training", RunningService.COUNTY)).containsExactly("R-4");
        assertThat(ids("?kind=training", RunningService.OFFICIAL)).containsExactly("R-4", "R-5");
    }

    @Test
    void records_are_found_by_kind_body_and_day() {
        service.put(RECORDS + "F-1", record("policy-task", "C1", "2022-05-20"));
        service.put(RECORDS + "F-2", record("policy-task", "C2", "2022-06-20"));
        String list = "?kind=policy-task";

        assertThat(ids(list, RunningService.OFFICIAL)).containsExactly("F-1", "F-2");
        assertThat(ids(list + "&body=C2", RunningService.OFFICIAL)).containsExactly("F-2");
        assertThat(ids(list + "&from=2022-05-20&to=2022-06-19", RunningService.OFFICIAL))
                .containsExactly("F-1");
        assertThat(service.get("/api/v1/records?kind=x").status()).isEqualTo(422);
        assertThat(service.get("/api/v1/records?from=x").faults())
                .containsExactly("/from not-a-date");
        assertThat(service.get("/api/v1/records?colour=x").status()).isEqualTo(422);
    }

    @Test
    @Tag("row-15")
    @Tag("row-43")
    void a_county_without_a_task_force_is_named() {
        service.put(RECORDS + "Z-1", record("task-force", "C1", "2022-05-30"));

        List<String> missing = new ArrayList<>();
        service.get("/api/v1/campaign/missing-records")
                .json()
                .get("items")
                .forEach(
                        it ->
                                missing.add(
                                        it.get("kind").asString()
                                                + " "
                                                + it.at("/body/id").asString()));

        assertThat(missing).contains("task-force C2").doesNotContain("task-force C1");
    }

    @Test
    @Tag("row-41")
    @Tag("row-42")
    void the_campaign_tells_its_open_phase_and_its_clauses() {
        JsonNode campaign = service.get("/api/v1/campaign").json();

        assertThat(campaign.at("/phase/code").asString()).isEqualTo("RECTIFY");
        assertThat(campaign.at("/campaign/problems")).hasSize(8);
        assertThat(campaign.at("/campaign/records/0/clause/quote").asString()).isNotBlank();
        assertThat(campaign.at("/campaign/taskForces")).hasSize(3);
        assertThat(campaign.at("/campaign/taskForces/1/leader").asString()).isEqualTo("市政府分管负责同志");
        assertThat(campaign.at("/campaign/taskForces/1/office").asString()).isEqualTo("市住建局");
    }

    private static Answer put(String id, Object record) {
        return service.put(RECORDS + id, record, RunningService.COUNTY);
    }

    private static Map<String, Object> record(String kind, String body, String on) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("kind", kind);
        record.put("on", on);
        if (body != null) {
            record.put("body", body);
        }
        record.put("title", "测试记录");
        record.put("facts", "现场情况与处理经过");
        return record;
    }

    private static List<String> ids(String query, String bearer) {
        List<String> ids = new ArrayList<>();
        service.get("/api/v1/records" + query, bearer)
                .json()
                .get("items")
                .forEach(it -> ids.add(it.get("id").asString()));
        return ids;
    }
}
