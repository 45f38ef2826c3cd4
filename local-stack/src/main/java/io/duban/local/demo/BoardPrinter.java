package io.duban.local.demo;

import io.duban.local.launch.Console;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.TreeMap;

/** Prints a month's board and the measures that came out of it. */
final class BoardPrinter {

    private static final int SHOWN = 5;

    private final DubanClient duban;
    private final Console console;

    BoardPrinter(DubanClient duban, Console console) {
        this.duban = duban;
        this.console = console;
    }

    /** The head of the board, then each measure of the month with its number. */
    void month(String month) {
        JsonNode board = duban.get("/api/v1/rankings/estate-complaints/" + month);
        int listed = 0;
        for (JsonNode row : board.get("rows")) {
            listed += row.get("listed").booleanValue() ? 1 : 0;
        }
        console.line(
                "\n%s 投诉量排名 · 上榜 %d / %d · revision %d · %s"
                        .formatted(
                                month,
                                listed,
                                board.get("rows").size(),
                                board.get("revision").intValue(),
                                board.get("hash").stringValue().substring(0, 12)));
        for (int i = 0; i < SHOWN; i++) {
            row(board.get("rows").get(i));
        }
        console.line("   … 措施 measures: " + measures("?period=" + month) + "\n");
    }

    /** Measures and notices of the whole campaign. */
    void total() {
        console.line("合计 Total measures:  " + measures("?"));
        Map<String, Integer> notices = new TreeMap<>();
        Demo.all(duban, "/api/v1/notices")
                .forEach(it -> notices.merge(it.get("kind").stringValue(), 1, Integer::sum));
        console.line("通知 Notices:         " + notices);
    }

    private void row(JsonNode row) {
        JsonNode estate = row.get("estate");
        console.line(
                "%4d  %5s 件  %s %s(%s)"
                        .formatted(
                                row.get("rank").intValue(),
                                row.get("value").asString(),
                                row.get("subject").get("code").stringValue(),
                                row.get("subject").get("name").stringValue(),
                                estate.get("street").get("name").stringValue()));
    }

    Map<String, Integer> measures(String query) {
        Map<String, Integer> measures = new TreeMap<>();
        Demo.all(duban, "/api/v1/escalations" + query)
                .forEach(it -> measures.merge(it.get("measure").stringValue(), 1, Integer::sum));
        return measures;
    }
}
