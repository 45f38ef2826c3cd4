package io.duban.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The calls of API.md as an outsider makes them, good and bad. */
class ContractIT {

    private static final String COMPLAINTS = "/api/v1/complaints";
    private static final OffsetDateTime MAY = OffsetDateTime.parse("2023-05-04T08:15:00+08:00");
    private static RunningSystem system;
    private static Api admin;

    @BeforeAll
    static void startSystem() throws Exception {
        system = RunningSystem.start();
        admin = system.admin();
        City.registerBodies(admin);
        for (int i = 0; i < 3; i++) {
            Map<String, Object> estate = City.estate("小区" + i, i == 2 ? "S2" : "S1", 500, "CO" + i);
            assertThat(admin.put("/api/v1/estates/A" + i, estate).status()).isEqualTo(201);
        }
    }

    @AfterAll
    static void stopSystem() throws Exception {
        system.close();
    }

    @Test
    void a_complaint_is_created_once_and_a_different_one_under_its_ticket_conflicts() {
        Map<String, Object> complaint = City.complaint("C-1", MAY, "A0");

        Api.Answer created = admin.post(COMPLAINTS, complaint);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("location")).endsWith("/api/v1/complaints/C-1");
        assertThat(admin.post(COMPLAINTS, complaint).status()).isEqualTo(200);

        complaint.put("title", "另一件事");
        Api.Answer conflict = admin.post(COMPLAINTS, complaint);
        assertThat(conflict.status()).isEqualTo(409);
        assertProblem(conflict);
    }

    @Test
    void one_ticket_sent_by_many_at_once_is_created_by_one() throws Exception {
        Map<String, Object> complaint = City.complaint("C-RACE", MAY, "A0");
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            calls.add(() -> admin.post(COMPLAINTS, complaint).status());
        }

        List<Integer> statuses = new ArrayList<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : callers.invokeAll(calls)) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
    }

    static List<String[]> badComplaints() {
        String future = OffsetDateTime.now(java.time.ZoneOffset.UTC).plusMinutes(10).toString();
        return List.of(
                bad("ticketNo", "\"a b\""),
                bad("ticketNo", "\"" + "x".repeat(65) + "\""),
                bad("ticketNo", "7"),
                bad("receivedAt", "\"2023-05-04T08:15:00\""),
                bad("receivedAt", "\"2023-02-30T08:15:00+08:00\""),
                bad("receivedAt", "\"1999-12-31T23:59:59+08:00\""),
                bad("receivedAt", "\"" + future + "\""),
                bad("channel", "\"weibo\""),
                bad("category", "\"no.such\""),
                bad("title", "\"" + "字".repeat(201) + "\""),
                bad("title", "\"　​\""),
                bad("title", "\"a\\u0000b\""),
                bad("title", "\"a\\ud800b\""),
                bad("title", "\"a\\u202eb\""),
                bad("detail", "\"" + "字".repeat(10_001) + "\""),
                bad("detail", "null"),
                bad("households", "1.5"),
                bad("households", "\"3\""),
                bad("caller", "[]"),
                bad("surprise", "1"));
    }

    @ParameterizedTest
    @MethodSource("badComplaints")
    void a_faulty_field_is_named_and_nothing_is_stored(String field, String value) {
        String ticket = "BAD-" + Integer.toHexString((field + value).hashCode());
        Api.Answer answer = admin.json("POST", COMPLAINTS, document(ticket, field, value));

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertProblem(answer);
        assertThat(answer.pointers()).contains("/" + field);
        assertThat(admin.get(COMPLAINTS + "/" + ticket).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"ticketNo\":\"X1\"",
                "{\"ticketNo\":\"X1\",\"ticketNo\":\"X2\"}",
                "{} {}",
                "not json"
            })
    void what_is_not_json_is_malformed(String body) {
        Api.Answer answer = admin.json("POST", COMPLAINTS, body);

        assertThat(answer.status()).isEqualTo(400);
        assertProblem(answer);
    }

    @Test
    void a_bad_line_gets_its_own_verdict_and_the_others_go_on() {
        String body =
                String.join(
                        "\n",
                        line("B-1", "A0"),
                        "{broken",
                        line("B-2", "A1"),
                        line("B-1", "A0"),
                        line("B-1", "A1"),
                        "[]",
                        line("b 3", "A1"),
                        line("B-4", "A1"));

        Api.Answer answer =
                admin.bytes(
                        COMPLAINTS + "/batch",
                        "application/x-ndjson",
                        body.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(200);
        List<JsonNode> verdicts = answer.body().lines().map(Api.JSON::readTree).toList();
        assertThat(verdicts.stream().map(it -> it.get("status").stringValue()))
                .containsExactly(
                        "created",
                        "invalid",
                        "created",
                        "exists",
                        "conflict",
                        "invalid",
                        "invalid",
                        "created");
        assertThat(verdicts.stream().map(it -> it.get("line").intValue()))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void a_file_that_was_cut_can_be_sent_again_whole() {
        String whole =
                line("CUT-1", "A0") + "\n" + line("CUT-2", "A0") + "\n" + line("CUT-3", "A1");
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        for (int cut = 1; cut < bytes.length; cut += 97) {
            admin.bytes(
                    COMPLAINTS + "/batch",
                    "application/x-ndjson",
                    java.util.Arrays.copyOf(bytes, cut));
        }

        Api.Answer answer = admin.bytes(COMPLAINTS + "/batch", "application/x-ndjson", bytes);

        assertThat(
                        answer.body()
                                .lines()
                                .map(it -> Api.JSON.readTree(it).get("status").stringValue()))
                .containsOnly("created", "exists");
        assertThat(admin.get(COMPLAINTS + "/CUT-3").status()).isEqualTo(200);
    }

    @Test
    void an_unknown_estate_waits_unattributed_until_an_official_says_whose_it_is() {
        admin.post(COMPLAINTS, City.complaint("U-1", MAY, "NOBODY"));

        assertThat(admin.all(COMPLAINTS + "/unattributed"))
                .anyMatch(it -> it.get("ticketNo").stringValue().equals("U-1"));

        Api.Answer moved =
                admin.put(COMPLAINTS + "/U-1/estate", Map.of("estateId", "A1", "reason", "现场核实"));
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.json().get("estateId").stringValue()).isEqualTo("A1");
        assertThat(admin.all(COMPLAINTS + "/unattributed"))
                .noneMatch(it -> it.get("ticketNo").stringValue().equals("U-1"));
    }

    @Test
    void lists_are_paged_without_gap_or_repetition_and_filters_hold() {
        for (int i = 0; i < 7; i++) {
            admin.post(COMPLAINTS, City.complaint("P-" + i, MAY.plusYears(1), "A2"));
        }

        List<String> seen = new ArrayList<>();
        String filter = COMPLAINTS + "?street=S2&month=2024-05&limit=3";
        String next = filter;
        while (next != null) {
            JsonNode page = admin.get(next).json();
            page.get("items").forEach(it -> seen.add(it.get("ticketNo").stringValue()));
            JsonNode cursor = page.get("next");
            next = cursor == null ? null : filter + "&cursor=" + cursor.stringValue();
        }

        assertThat(seen).containsExactly("P-0", "P-1", "P-2", "P-3", "P-4", "P-5", "P-6");
        assertThat(admin.get(COMPLAINTS + "?limit=0").status()).isEqualTo(422);
        assertThat(admin.get(COMPLAINTS + "?cursor=forged").status()).isEqualTo(422);
    }

    @Test
    void keys_reach_as_far_as_their_role_and_body_and_no_further() throws Exception {
        Api hotline = key("hotline", null);
        Api street = key("street", "S2");
        Api nobody = system.withKey("no-such-key");
        hotline.post(COMPLAINTS, City.complaint("K-1", MAY, "A0"));
        hotline.post(COMPLAINTS, City.complaint("K-2", MAY, "A2"));

        assertThat(nobody.get(COMPLAINTS).status()).isEqualTo(401);
        assertThat(system.withKey(null).get(COMPLAINTS).status()).isEqualTo(401);
        assertThat(
                        hotline.post("/api/v1/calendar/advance", Map.of("through", "2022-05-13"))
                                .status())
                .isEqualTo(403);
        assertThat(hotline.get("/api/v1/keys").status()).isEqualTo(403);
        assertThat(street.get(COMPLAINTS + "/K-2").status()).isEqualTo(200);
        assertThat(street.get(COMPLAINTS + "/K-1").status()).isIn(403, 404);
        assertThat(street.post(COMPLAINTS, City.complaint("K-3", MAY, "A2")).status())
                .isEqualTo(403);
        assertProblem(nobody.get(COMPLAINTS));
    }

    @Test
    void a_deleted_key_ends_within_five_seconds() throws Exception {
        Api.Answer made = admin.post("/api/v1/keys", Map.of("name", "短期", "role", "official"));
        Api official = system.withKey(made.json().get("key").stringValue());
        assertThat(official.get(COMPLAINTS).status()).isEqualTo(200);

        String id = made.json().get("id").stringValue();
        assertThat(admin.delete("/api/v1/keys/" + id).status()).isEqualTo(204);

        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        int status = 200;
        while (status == 200 && System.nanoTime() < deadline) {
            status = official.get(COMPLAINTS).status();
        }
        assertThat(status).isEqualTo(401);
    }

    @Test
    void what_a_caller_told_in_confidence_stays_in_the_complaint_store() throws Exception {
        Map<String, Object> complaint = City.complaint("PII-1", MAY, "A0");
        complaint.put(
                "caller", Map.of("name", "来电人甲乙丙", "phone", "13900007788", "unit", "3号楼2单元501"));
        assertThat(admin.post(COMPLAINTS, complaint).status()).isEqualTo(201);

        assertThat(key("street", "S1").get(COMPLAINTS + "/PII-1").body())
                .doesNotContain("13900007788", "来电人甲乙丙", "501");
        for (Path file : system.files()) {
            boolean allowed = file.toString().contains("/store/");
            if (!allowed) {
                assertThat(MovingFiles.contents(file))
                        .as(file.toString())
                        .doesNotContain("13900007788");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nothing, 404",
        "GET, /api/v1/complaints/none, 404",
        "GET, /api/v1/rankings/estate-complaints/2021-01, 404",
        "GET, /api/v1/rankings/no-such/2022-06, 404",
        "GET, /api/v1/rankings/estate-complaints/2022-13, 422",
        "GET, /api/v1/escalations/none, 404",
        "GET, /api/v1/notices/none, 404",
        "GET, /api/v1/estates/none, 404",
        "DELETE, /api/v1/keys/none, 404"
    })
    void what_is_not_there_is_a_problem(String method, String path, int status) {
        Api.Answer answer = method.equals("GET") ? admin.get(path) : admin.delete(path);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertProblem(answer);
    }

    @Test
    void the_calendar_tells_where_it_is_and_a_retry_adds_nothing() throws Exception {
        JsonNode before = admin.get("/api/v1/calendar").json();
        assertThat(before.get("mode").stringValue()).isEqualTo("manual");

        Api.Answer first = admin.post("/api/v1/calendar/advance", Map.of("through", "2022-05-20"));
        admin.awaitSettled(LocalDate.of(2022, 5, 20));
        Api.Answer again = admin.post("/api/v1/calendar/advance", Map.of("through", "2022-05-20"));

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.json().get("from").stringValue()).isEqualTo("2022-05-13");
        assertThat(first.json().get("through").stringValue()).isEqualTo("2022-05-20");
        assertThat(again.status()).isEqualTo(202);
        assertThat(admin.get("/api/v1/calendar").json().get("lastEndedDay").stringValue())
                .isEqualTo("2022-05-20");
    }

    @Test
    void the_api_describes_itself_on_one_page() {
        assertThat(admin.get("/openapi.yaml").body()).contains("/api/v1/complaints");
        assertThat(admin.get("/docs").status()).isIn(200, 302);
        assertThat(admin.get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(admin.get("/actuator/env").status()).isIn(401, 403, 404);
    }

    private static Api key(String role, String body) {
        Map<String, Object> document =
                body == null
                        ? Map.of("name", "test " + role, "role", role)
                        : Map.of("name", "test " + role, "role", role, "body", body);
        Api.Answer answer = admin.post("/api/v1/keys", document);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return system.withKey(answer.json().get("key").stringValue());
    }

    private static String[] bad(String field, String value) {
        return new String[] {field, value};
    }

    private static String line(String ticket, String estate) {
        return Api.JSON.writeValueAsString(City.complaint(ticket, MAY, estate));
    }

    /** A good complaint with one field replaced by raw JSON. */
    private static String document(String ticket, String field, String value) {
        Map<String, Object> complaint = City.complaint(ticket, MAY, "A0");
        complaint.remove(field);
        String good = Api.JSON.writeValueAsString(complaint);
        return good.substring(0, good.length() - 1) + ",\"" + field + "\":" + value + "}";
    }

    private static void assertProblem(Api.Answer answer) {
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().get("status").intValue()).isEqualTo(answer.status());
        assertThat(answer.json().has("title")).isTrue();
        assertThat(answer.body()).doesNotContain("\tat ", "Exception");
    }
}
