package io.duban.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * June and July 2022 of a small city, played against whichever release runs: something of
 * everything that a release stores and that the next one has to read.
 */
final class ReleaseCampaign {

    static final int ESTATES = 40;

    private static final YearMonth JUNE = YearMonth.of(2022, 6);
    private static final YearMonth JULY = YearMonth.of(2022, 7);
    private static final List<String> COUNTIES = List.of("C1", "C2", "C3", "C4");
    private static final String RULEBOOK =
            "contracts/src/main/resources/rulebooks/linyi-2022-57.yaml";
    private static final Map<String, Object> GRANTED = Map.of("approved", true, "reason", "经核查属实");

    private final Api api;
    private final Api second;
    private final Path home;
    private int tickets;

    /**
     * @param second whoever decides on what the first has asked for
     * @param home the release's checkout, for its rulebook
     */
    ReleaseCampaign(Api api, Api second, Path home) {
        this.api = api;
        this.second = second;
        this.home = home;
    }

    void play() throws Exception {
        register();
        ledger();
        complaints(JUNE);
        api.advance(LocalDate.of(2022, 6, 30));
        work("N00001", "N00002", "N00003", "N00004");
        sent(api.post("/api/v1/tasks/T-C1/completion", Map.of("completedOn", "2022-06-29")));
        indicators("2022-06-30", "2022-H1");
        api.advance(LocalDate.of(2022, 7, 3));
        late();
        sent(api.post("/api/v1/findings", finding("INACTION")));
        sent(api.post("/api/v1/findings", finding("PERFUNCTORY")));
        nextEdition();
        complaints(JULY);
        backAndForth("N00010");
        api.advance(LocalDate.of(2022, 7, 20));
        sent(complete("P-C1", "2022-07-20"));
        sent(api.post("/api/v1/projects/P-C2/reviews", Map.of("on", "2022-07-15", "percent", 40)));
        sent(api.put("/api/v1/estates/E00", City.estate("小区0", "S1", 900, "NEW")));
        api.advance(LocalDate.of(2022, 8, 3));
        openEnds();
    }

    private void register() {
        City.registerBodies(api);
        body("C2", "罗庄区", "C0", "county", "区");
        body("C3", "河东区", "C0", "county", "区");
        body("C4", "高新区", "C0", "county", "管委会");
        for (int i = 3; i <= 8; i++) {
            body("S" + i, "街道" + i, "C" + (i + 1) / 2, "street", "街道");
        }
        body("S9", "白沙埠镇", "C4", "street", "镇");
        for (int i = 0; i < ESTATES; i++) {
            Map<String, Object> estate =
                    City.estate("小区" + i, "S" + (1 + i % 8), 900 + i, "CO" + i % 7);
            sent(api.put("/api/v1/estates/E%02d".formatted(i), estate));
        }
    }

    private void body(String code, String name, String parent, String level, String kind) {
        Map<String, Object> body =
                Map.of("level", level, "name", name, "parent", parent, "kind", kind);
        sent(api.put("/api/v1/bodies/" + code, body));
    }

    private void ledger() throws InterruptedException {
        api.awaitThere("/api/v1/counties/C4/progress?period=2022-07");
        for (String county : COUNTIES) {
            Map<String, Object> project = new LinkedHashMap<>();
            project.put("kind", county.equals("C3") ? "UNFINISHED_COMMUNITY" : "SHANTYTOWN");
            project.put("name", "安置项目" + county);
            project.put("county", county);
            project.put("provincialLedger", !county.equals("C3"));
            project.put("year", 2022);
            project.put("milestones", List.of(milestone("START", "2022-07-20"), delivery()));
            sent(api.put("/api/v1/projects/P-" + county, project));
            sent(api.put("/api/v1/tasks/T-" + county, task(county)));
        }
    }

    private static Map<String, Object> milestone(String stage, String due) {
        return Map.of("stage", stage, "due", due);
    }

    /** As heavy as the release before allowed it. */
    private static Map<String, Object> delivery() {
        return Map.of("stage", "DELIVERY", "due", "2022-12-10", "weight", 1_000_000);
    }

    private static Map<String, Object> task(String county) {
        return Map.of(
                "county",
                county,
                "list",
                "tasks",
                "title",
                "节点任务",
                "due",
                "2022-07-15",
                "owner",
                "专班");
    }

    private Api.Answer complete(String project, String on) {
        return api.post(
                "/api/v1/projects/" + project + "/milestones/START/completion",
                Map.of("completedOn", on));
    }

    private void complaints(YearMonth month) {
        for (int i = 0; i < ESTATES; i++) {
            for (int n = 0; n < 1 + i / 4; n++) {
                complaint(month, i);
            }
        }
        sent(api.post("/api/v1/complaints", City.complaint("U-" + month, at(month, 9), "NOBODY")));
    }

    private void complaint(YearMonth month, int estate) {
        String ticket = "N%05d".formatted(++tickets);
        sent(
                api.post(
                        "/api/v1/complaints",
                        City.complaint(ticket, at(month, tickets), "E%02d".formatted(estate))));
    }

    private static OffsetDateTime at(YearMonth month, int number) {
        return OffsetDateTime.parse(month + "-01T00:00:00+08:00").plusHours(number * 37L % 700);
    }

    private void work(String resolved, String writtenOff, String excluded, String duplicate) {
        for (String ticket : List.of(resolved, writtenOff)) {
            sent(command(ticket, "dispatches", Map.of("note", "按类别派单")));
            sent(
                    command(
                            ticket,
                            "resolution",
                            Map.of("outcome", "已整改", "resolvedAt", "2022-06-30T12:00:00+08:00")));
        }
        sent(command(resolved, "reopening", Map.of("reason", "反复")));
        sent(command(writtenOff, "write-off", Map.of()));
        sent(command(excluded, "exclusion", Map.of("reason", "非物业责任")));
        sent(second.post("/api/v1/complaints/" + excluded + "/exclusion/decision", GRANTED));
        sent(
                api.put(
                        "/api/v1/complaints/" + duplicate + "/duplicate-of",
                        Map.of("ticketNo", "N00001", "reason", "同一诉求")));
    }

    private Api.Answer command(String ticket, String what, Map<String, Object> body) {
        return api.post("/api/v1/complaints/" + ticket + "/" + what, body);
    }

    private void indicators(String checkpoint, String half) {
        for (int i = 1; i <= 8; i++) {
            sent(api.put("/api/v1/indicators/S" + i + "/" + checkpoint, values(i)));
        }
        for (int i = 0; i < COUNTIES.size(); i++) {
            Map<String, Object> values = values(2 * i);
            values.put("eBikeChargingCoverage", 0.5);
            sent(api.put("/api/v1/indicators/" + COUNTIES.get(i) + "/" + half, values));
        }
    }

    private static Map<String, Object> values(int place) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String indicator :
                List.of(
                        "ownersCommitteeRate",
                        "professionalCoverageRate",
                        "partyCoverageRate",
                        "monthlyInspectionRate")) {
            values.put(indicator, (90 - 3 * place) / 100.0);
        }
        return values;
    }

    /** June gets its second revision. */
    private void late() throws InterruptedException {
        complaint(JUNE, 3);
        complaint(JUNE, 3);
        api.advance(LocalDate.of(2022, 7, 4));
    }

    private static Map<String, Object> finding(String kind) {
        return Map.of("kind", kind, "subject", "C2", "facts", "经核查认定。", "evidence", List.of("卷一"));
    }

    private void nextEdition() throws Exception {
        String text =
                Files.readString(home.resolve(RULEBOOK))
                        .replace("version: 1", "version: 2")
                        .replace("effectiveFrom: 2022-05-13", "effectiveFrom: 2022-08-01");
        sent(api.text("PUT", "/api/v1/rulebook", "application/yaml", text));
    }

    /** One complaint of which more is known than a release kept. */
    private void backAndForth(String ticket) {
        for (int i = 0; i < 110; i++) {
            String estate = i % 2 == 0 ? "E38" : "E39";
            sent(
                    api.put(
                            "/api/v1/complaints/" + ticket + "/estate",
                            Map.of("estateId", estate, "reason", "核实归属第%d次".formatted(i))));
        }
    }

    /** What is under way when the release ends; the street has no kind, which it allowed. */
    private void openEnds() throws InterruptedException {
        sent(command("N00300", "exclusion", Map.of("reason", "尚待决定")));
        sent(api.post("/api/v1/projects/P-C3/withdrawal", Map.of("reason", "尚待决定")));
        sent(
                api.put(
                        "/api/v1/bodies/S0",
                        Map.of("level", "street", "name", "新设街道", "parent", "C1")));
        api.advance(LocalDate.of(2022, 8, 4));
    }

    private static void sent(Api.Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException("answered " + answer);
        }
    }
}
