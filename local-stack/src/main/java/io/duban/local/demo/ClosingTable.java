package io.duban.local.demo;

import io.duban.contracts.rulebook.Checklist;
import io.duban.local.launch.Console;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** At the end: each row of the notice's checklist, and what of it has happened. */
final class ClosingTable {

    private static final String RULEBOOK = "linyi-2022-57";
    private static final int WIDEST = 36;

    private final DubanClient duban;
    private final Console console;
    private final Fired fired;

    ClosingTable(DubanClient duban, Console console, Fired fired) {
        this.duban = duban;
        this.console = console;
        this.fired = fired;
    }

    /** Prints the table; returns the numbers of rows of which nothing has happened. */
    List<Integer> print() {
        ask();
        List<Integer> silent = new ArrayList<>();
        console.line("\n条款落实对照 What fired, clause by clause:");
        for (Checklist.Row row : Checklist.bundled(RULEBOOK)) {
            List<String> happened = new ArrayList<>();
            for (String id : row.holds()) {
                if (fired.times(id) > 0) {
                    happened.add(id + "×" + fired.times(id));
                }
            }
            if (happened.isEmpty()) {
                silent.add(row.number());
            }
            console.line(
                    "%3d  %-7s %s … %s"
                            .formatted(
                                    row.number(),
                                    row.clause(),
                                    head(row.quote()),
                                    happened.isEmpty() ? "—" : String.join("  ", happened)));
        }
        console.line(
                silent.isEmpty()
                        ? "64/64 条均已触发 every row fired"
                        : "未触发 rows without effect: " + silent);
        return silent;
    }

    /** What the system itself has made of it all. */
    private void ask() {
        Demo.all(duban, "/api/v1/escalations")
                .forEach(
                        it -> {
                            fired.add(it.get("measure").stringValue());
                            fired.add(it.get("rule").stringValue());
                        });
        fired.add("quality-evaluation", fired.times("BLACKLIST"));
        fired.add("company-replacement", fired.times("BLACKLIST"));
        for (JsonNode target : duban.get("/api/v1/targets").get("items")) {
            fired.add(target.get("id").stringValue());
        }
        fired.add("/api/v1/targets");
        JsonNode campaign = duban.get("/api/v1/campaign").get("campaign");
        campaign.get("phases").forEach(it -> fired.add(it.get("code").stringValue()));
        campaign.get("taskForces").forEach(it -> fired.add(it.get("code").stringValue()));
        duban.get("/api/v1/rulebook")
                .get("departments")
                .forEach(it -> fired.add(it.get("code").stringValue()));
        fired.add("rulebook:" + RULEBOOK);
        JsonNode street = duban.get("/api/v1/rankings/street-work/2022-12-31").get("rows");
        street.forEach(
                row ->
                        row.get("indicators")
                                .forEach(it -> fired.add(it.get("indicator").stringValue())));
        for (String month : List.of("2022-07", "2022-10")) {
            duban.get("/api/v1/bulletins/" + month);
            fired.add("/api/v1/bulletins/{month}");
        }
    }

    private static String head(String quote) {
        return quote.length() <= WIDEST ? quote : quote.substring(0, WIDEST);
    }
}
