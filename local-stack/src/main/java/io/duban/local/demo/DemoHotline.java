package io.duban.local.demo;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What becomes of complaints in the demonstration: dispatches and whistles, resolutions, appeals,
 * merges, and what comes late.
 */
final class DemoHotline {

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final int UNRESOLVED = 40;
    private static final int LATE = 36;
    private static final int PLACES = 30;

    private final DubanClient duban;
    private final DubanClient second;
    private final Fired fired;

    DemoHotline(DubanClient duban, DubanClient second, Fired fired) {
        this.duban = duban;
        this.second = second;
        this.fired = fired;
    }

    /** Most complaints are resolved, some of them late; what is left runs out of time. */
    void resolve(List<DemoComplaints.DemoComplaint> complaints) {
        Calls calls = new Calls();
        for (int i = 0; i < complaints.size(); i++) {
            if (i % UNRESOLVED == UNRESOLVED - 1) {
                continue;
            }
            DemoComplaints.DemoComplaint it = complaints.get(i);
            Map<String, Object> resolution =
                    Map.of(
                            "outcome",
                            "已整改(演示)",
                            "resolvedAt",
                            it.receivedAt().plusDays(i % LATE == 0 ? 12 : 3).toString(),
                            "satisfaction",
                            3 + i % 3);
            calls.add(() -> post(it.ticketNo(), "resolution", resolution));
        }
        calls.await();
    }

    /** One complaint needs a department before all are resolved, and one is struck off after. */
    void work(List<DemoComplaints.DemoComplaint> complaints) {
        String dispatched = complaints.get(1).ticketNo();
        post(dispatched, "dispatches", Map.of("note", "按类别派单"));
        post(
                dispatched,
                "whistle",
                Map.of("departments", List.of("fire-rescue"), "reason", "街道吹哨(演示)"));
        post(dispatched, "dispatches/fire-rescue/report", Map.of("note", "部门报到(演示)"));
        resolve(complaints);
        String written = complaints.get(0).ticketNo();
        post(written, "write-off", Map.of());
    }

    /** An appeal that is granted, and a complaint that repeats another. */
    void correct(List<DemoComplaints.DemoComplaint> complaints) {
        String appealed = complaints.get(2).ticketNo();
        post(appealed, "exclusion", Map.of("reason", "非物业责任(演示)"));
        second.post(
                path(appealed, "exclusion/decision"), Map.of("approved", true, "reason", "核查属实"));
        duban.put(
                path(complaints.get(5).ticketNo(), "duplicate-of"),
                Map.of("ticketNo", complaints.get(4).ticketNo(), "reason", "同一诉求(演示)"));
    }

    /**
     * Complaints of a closed month come late, against so many estates behind the last place that
     * whoever held it is not listed any more.
     */
    void late(YearMonth month) {
        JsonNode rows = duban.get("/api/v1/rankings/estate-complaints/" + month).get("rows");
        int listed = 0;
        while (rows.get(listed).get("listed").booleanValue()) {
            listed++;
        }
        JsonNode last = rows.get(listed - 1);
        for (int i = 0; i < PLACES + 1 - last.get("rank").intValue(); i++) {
            JsonNode behind = rows.get(listed + i);
            int missing = last.get("value").intValue() - behind.get("value").intValue() + 1;
            push(behind.get("subject").get("code").stringValue(), month, missing, "L" + i + "-");
        }
    }

    /**
     * A request to leave a complaint out that nobody has decided yet. Without it the last estate of
     * the board would not be listed.
     */
    void appeal(YearMonth month) {
        JsonNode rows = duban.get("/api/v1/rankings/estate-complaints/" + month).get("rows");
        String last = null;
        for (JsonNode row : rows) {
            if (row.get("listed").booleanValue()) {
                last = row.get("subject").get("code").stringValue();
            }
        }
        String ofEstate = "/api/v1/complaints?estate=%s&month=%s&limit=100".formatted(last, month);
        String ticketNo =
                duban.get(ofEstate)
                        .get("items")
                        .valueStream()
                        .filter(it -> it.get("counted").booleanValue())
                        .findFirst()
                        .orElseThrow()
                        .get("ticketNo")
                        .stringValue();
        post(ticketNo, "exclusion", Map.of("reason", "经现场核实，属小区外市政道路保洁。（演示）"));
    }

    /** One more complaint of a final month, which counts once the month is reopened. */
    void reopen(YearMonth month) {
        duban.post("/api/v1/months/" + month + "/reopening", Map.of("reason", "补录漏报工单(演示)"));
        JsonNode first =
                duban.get("/api/v1/rankings/estate-complaints/" + month).get("rows").get(0);
        push(first.get("subject").get("code").stringValue(), month, 1, "R-");
    }

    private void push(String estate, YearMonth month, int many, String prefix) {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            documents.add(
                    Map.of(
                            "ticketNo", "%s%s-%03d".formatted(prefix, month, i),
                            "receivedAt",
                                    LocalDate.of(month.getYear(), month.getMonth(), 28)
                                            .atTime(20, 0)
                                            .atOffset(SHANGHAI)
                                            .toString(),
                            "channel", "12345",
                            "estateId", estate,
                            "category", "property.service",
                            "title", "迟到工单(演示)",
                            "detail", "关账之后才送达的投诉。"));
        }
        duban.stream("/api/v1/complaints/batch", documents.iterator(), _ -> {});
        fired.add("late", many);
    }

    private void post(String ticketNo, String command, Map<String, Object> body) {
        duban.post(path(ticketNo, command), body);
        String template = command.replaceFirst("dispatches/[a-z-]+/", "dispatches/{department}/");
        fired.add("/api/v1/complaints/{ticketNo}/" + template);
    }

    private static String path(String ticketNo, String command) {
        return "/api/v1/complaints/" + ticketNo + "/" + command;
    }
}
