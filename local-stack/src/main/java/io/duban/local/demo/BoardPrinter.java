package io.duban.local.demo;

import io.duban.contracts.board.Place;
import io.duban.local.launch.Console;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Prints a month's board and the measures that came out of it. */
final class BoardPrinter {

    private static final int SHOWN = 5;
    private static final String PROGRESS = "county-progress-monthly";
    private static final String FIRST_PROGRESS = "2022-07";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final DubanClient duban;
    private final Console console;

    BoardPrinter(DubanClient duban, Console console) {
        this.duban = duban;
        this.console = console;
    }

    /** The head of the board, whom the counties' board lists, and the number of each measure. */
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
        leftOut(board);
        if (month.compareTo(FIRST_PROGRESS) >= 0) {
            progress(month);
        }
        console.line("   … 措施 measures: " + measures("?period=" + month) + "\n");
    }

    /** The counties that a prompt letter goes to. */
    private void progress(String month) {
        JsonNode board = duban.get("/api/v1/rankings/" + PROGRESS + "/" + month);
        for (JsonNode row : board.get("rows")) {
            if (row.get("listed").booleanValue()) {
                console.line(
                        "   工作推进%s  完成率 %s  逾期 %s 天  %s"
                                .formatted(
                                        place(row),
                                        row.get("value").asString(),
                                        row.get("tieBreak").get(0).get("value").asString(),
                                        row.get("subject").get("name").stringValue()));
            }
        }
        leftOut(board);
    }

    private void leftOut(JsonNode board) {
        if (board.hasNonNull("leftOut")) {
            console.line(
                    "   名单截止处另有 %d 个并列（%s），均未列入"
                            .formatted(
                                    board.get("leftOut").get("count").intValue(),
                                    board.get("leftOut").get("value").asString()));
        }
    }

    /** In how many measures somebody stands at the best value there is; it must be none. */
    private long atTheBest() {
        return Demo.all(duban, "/api/v1/escalations").stream()
                .map(it -> it.get("evidence").get("rows"))
                .filter(rows -> !rows.isEmpty())
                .map(rows -> rows.get(rows.size() - 1))
                .filter(BoardPrinter::isBest)
                .count();
    }

    private static boolean isBest(JsonNode row) {
        BigDecimal value = row.get("value").decimalValue();
        return switch (row.get("ranking").stringValue()) {
            case "estate-complaints" -> value.signum() == 0;
            case "street-work", "county-property" -> value.compareTo(HUNDRED) == 0;
            default ->
                    value.compareTo(BigDecimal.ONE) == 0
                            && row.get("tieBreak").get(0).get("value").decimalValue().signum() == 0;
        };
    }

    private static String place(JsonNode row) {
        return new Place(
                        row.get("rank").intValue(),
                        row.get("rated").intValue(),
                        row.hasNonNull("fromEnd") ? row.get("fromEnd").intValue() : null)
                .words();
    }

    /** Measures and notices of the whole campaign. */
    void total() {
        console.line("合计 Total measures:  " + measures("?"));
        Map<String, Integer> notices = new TreeMap<>();
        Demo.all(duban, "/api/v1/notices")
                .forEach(it -> notices.merge(it.get("kind").stringValue(), 1, Integer::sum));
        console.line("通知 Notices:         " + notices);
        console.line("最优值被列入 Listed at the best value: " + atTheBest());
    }

    private void row(JsonNode row) {
        JsonNode estate = row.get("estate");
        console.line(
                "   %s  %5s 件  %s %s（%s）"
                        .formatted(
                                place(row),
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
