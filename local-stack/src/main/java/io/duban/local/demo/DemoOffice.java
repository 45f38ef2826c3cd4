package io.duban.local.demo;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The officials of the demonstration: they keep the ledger of projects and tasks, report
 * indicators, enter findings, keep records, and take in what the year's end demands.
 */
final class DemoOffice {

    private static final String[] FINDINGS = {
        "INACTION", "SLOW_ACTION", "MISHANDLED_PUBLIC_OPINION", "PERFUNCTORY", "FORMALISM"
    };
    private static final List<String> REPORTED =
            List.of(
                    "ownersCommitteeRate",
                    "professionalCoverageRate",
                    "partyCoverageRate",
                    "monthlyInspectionRate");
    private static final List<String> COUNTY_REPORTED =
            Stream.concat(REPORTED.stream(), Stream.of("eBikeChargingCoverage")).toList();
    private static final int FIRST_YEAR = 2022;

    /** What is reported after its day needs evidence. */
    private static final String SHOWN = "验收单(演示)";

    private final DubanClient duban;
    private final DubanClient second;
    private final Fired fired;
    private final List<DemoCity.Body> streets;
    private final List<String> counties;
    private final DemoLedger ledger;
    private final SplittableRandom random;
    private final JsonNode campaign;

    /**
     * @param second whoever decides on what the first has asked for
     */
    DemoOffice(DubanClient duban, DubanClient second, DemoCity city, Fired fired, long seed) {
        this.duban = duban;
        this.second = second;
        this.fired = fired;
        this.random = new SplittableRandom(seed);
        this.streets =
                city.bodies().stream()
                        .filter(it -> it.level().equals("street") && it.kind().equals("街道"))
                        .toList();
        this.counties =
                city.bodies().stream()
                        .filter(it -> it.level().equals("county"))
                        .map(DemoCity.Body::code)
                        .toList();
        this.ledger = new DemoLedger(counties, seed);
        this.campaign = duban.get("/api/v1/campaign").get("campaign");
    }

    DemoLedger ledger() {
        return ledger;
    }

    /** The lists of tasks and problems, four tasks and the eight problems for everybody. */
    List<Map<String, Object>> tasks() {
        List<Map<String, Object>> tasks = new ArrayList<>();
        for (String county : counties) {
            for (int i = 0; i < 4; i++) {
                tasks.add(task(county, i, "tasks", "一台账、两清单节点任务", 7 + i, null));
            }
        }
        int number = 0;
        for (JsonNode problem : campaign.get("problems")) {
            String county = counties.get(number % counties.size());
            String name = problem.get("name").stringValue();
            String code = problem.get("code").stringValue();
            tasks.add(task(county, 10 + number++, "problems", name, 11, code));
            fired.add(code);
        }
        return tasks;
    }

    /** Most tasks are done before they are due; the last counties miss some. */
    void completeTasks() {
        Calls calls = new Calls();
        for (int c = 0; c < counties.size(); c++) {
            String county = counties.get(c);
            int missed = Math.max(0, c - (counties.size() - 4));
            for (int i = 0; i < 4 - missed; i++) {
                String path = "/api/v1/tasks/" + taskId(county, i) + "/completion";
                calls.add(
                        () ->
                                duban.post(
                                        path,
                                        Map.of("completedOn", "2022-06-25", "evidence", SHOWN)));
                fired.add("/api/v1/tasks/{id}/completion");
            }
        }
        calls.await();
    }

    /** What the month brought, once its last day has come. */
    void month(YearMonth month) {
        Calls calls = new Calls();
        for (DemoLedger.Completion it : ledger.completions(month)) {
            fired.add(it.stage());
            calls.addInOrder(
                    it.project(),
                    () ->
                            duban.post(
                                    "/api/v1/projects/%s/milestones/%s/completion"
                                            .formatted(it.project(), it.stage()),
                                    Map.of("completedOn", it.on().toString(), "evidence", SHOWN)));
        }
        if (month.getMonthValue() % 3 == 0) {
            report(month, calls);
        }
        calls.await();
        if (month.getYear() == FIRST_YEAR) {
            firstYear(month);
        }
    }

    private void firstYear(YearMonth month) {
        int number = month.getMonthValue() - 7;
        if (number >= 0 && number < FINDINGS.length) {
            duban.post(
                    "/api/v1/findings",
                    Map.of(
                            "kind",
                            FINDINGS[number],
                            "subject",
                            counties.get(number),
                            "facts",
                            "演示:经专班核查认定。",
                            "evidence",
                            List.of("演示-%s-01".formatted(month))));
        }
        switch (month.getMonthValue()) {
            case 6 -> records(month);
            case 7 -> {
                reviews(month);
                decide("SP-124", "adjustment", Map.of("swapIn", "SP-125", "reason", "征收受阻"));
                decide("UC-060", "withdrawal", Map.of("reason", "群众意愿不支持建设"));
            }
            case 8 -> correctDueDay();
            default -> {
                // The other months have nothing of their own.
            }
        }
    }

    /** A due day that was mistyped: one asks, another decides. */
    private void correctDueDay() {
        String path = "/api/v1/tasks/" + taskId(counties.getFirst(), 3) + "/due-date-correction";
        duban.post(path, Map.of("due", FIRST_YEAR + "-10-20", "reason", "录入有误(演示)"));
        second.post(path + "/decision", Map.of("approved", true, "reason", "经核实予以更正"));
        fired.add("/api/v1/tasks/{id}/due-date-correction");
        fired.add("/api/v1/tasks/{id}/due-date-correction/decision");
    }

    /** A few days before they are due; somebody always forgets. */
    void submissions(LocalDate on) {
        List<String> bodies = new ArrayList<>(counties.subList(1, counties.size()));
        bodies.add("housing");
        bodies.add("finance");
        for (String body : bodies) {
            for (String kind : List.of("SUMMARY", "LEDGER")) {
                duban.put(
                        "/api/v1/submissions/" + body + "/" + FIRST_YEAR,
                        Map.of(
                                "kind",
                                kind,
                                "submittedOn",
                                on.toString(),
                                "title",
                                "集中整治工作报告(演示)"));
                fired.add(kind);
                fired.add("/api/v1/submissions");
            }
        }
    }

    private void report(YearMonth month, Calls calls) {
        String checkpoint = month.atEndOfMonth().toString();
        if (month.getMonthValue() != 3) {
            for (int i = 0; i < streets.size(); i++) {
                indicators(streets.get(i).code(), checkpoint, REPORTED, i, streets.size(), calls);
            }
        }
        if (month.getMonthValue() % 6 == 0) {
            String half = month.getYear() + "-H" + month.getMonthValue() / 6;
            for (int i = 0; i < counties.size(); i++) {
                indicators(counties.get(i), half, COUNTY_REPORTED, i, counties.size(), calls);
            }
        }
    }

    /** The last ones stay the last: that is what ladders are for. */
    private void indicators(
            String body, String period, List<String> reported, int place, int of, Calls calls) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String indicator : reported) {
            double value = 0.95 - 0.4 * place / of + 0.05 * random.nextDouble();
            values.put(indicator, Math.round(Math.min(value, 1) * 10_000) / 10_000.0);
            fired.add(indicator);
        }
        calls.add(() -> duban.put("/api/v1/indicators/" + body + "/" + period, values));
    }

    private void records(YearMonth month) {
        for (JsonNode kind : campaign.get("records")) {
            record(kind.get("code").stringValue(), counties.getFirst(), month);
        }
        for (String county : counties.subList(1, counties.size() - 1)) {
            record("task-force", county, month);
        }
    }

    private void record(String kind, String county, YearMonth month) {
        duban.put(
                "/api/v1/records/DEMO-" + kind + "-" + county,
                Map.of(
                        "kind",
                        kind,
                        "on",
                        month.atDay(20).toString(),
                        "body",
                        county,
                        "title",
                        "演示记录",
                        "facts",
                        "演示:整治过程留痕。"));
        fired.add(kind);
        fired.add("/api/v1/records");
    }

    private void reviews(YearMonth month) {
        Calls calls = new Calls();
        for (DemoLedger.Project project : ledger.projects().subList(0, 150)) {
            calls.add(
                    () ->
                            duban.post(
                                    "/api/v1/projects/" + project.id() + "/reviews",
                                    Map.of("on", month.atDay(15).toString(), "percent", 40)));
            fired.add("/api/v1/reviews");
        }
        calls.await();
    }

    private void decide(String project, String what, Map<String, Object> request) {
        String path = "/api/v1/projects/" + project + "/" + what;
        duban.post(path, request);
        second.post(path + "/decision", Map.of("approved", true, "reason", "经市级审核同意"));
        ledger.leave(project);
        fired.add("/api/v1/projects/{id}/" + what);
        fired.add("/api/v1/projects/{id}/" + what + "/decision");
    }

    private Map<String, Object> task(
            String county, int number, String list, String title, int month, String problem) {
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("id", taskId(county, number));
        task.put("county", county);
        task.put("list", list);
        task.put("title", title);
        task.put("due", LocalDate.of(FIRST_YEAR, month, 15).toString());
        task.put("owner", "县区专班(演示)");
        if (problem != null) {
            task.put("problemClass", problem);
        }
        fired.add("/api/v1/tasks/{id}");
        return task;
    }

    /** A request of which nobody has decided yet. */
    void ask() {
        duban.post("/api/v1/projects/UC-050/withdrawal", Map.of("reason", "群众意愿不支持建设（演示）"));
    }

    private static String taskId(String county, int number) {
        return "TK-" + county + "-" + number;
    }
}
