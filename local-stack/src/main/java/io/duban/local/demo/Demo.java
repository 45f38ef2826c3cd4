package io.duban.local.demo;

import io.duban.local.launch.Console;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Plays the campaign from May 2022 into July 2024: complaints flow in, counties build and report,
 * months close, measures come out.
 */
public final class Demo {

    private static final long SEED = 20220513;
    private static final int PER_MONTH = 6_000;

    /** After the year of the campaign the complaints get fewer, and the months pass faster. */
    private static final int PER_LATER_MONTH = 1_200;

    private static final int CLOSING_DAY = 3;
    private static final Duration SETTLE = Duration.ofMinutes(2);
    private static final YearMonth FIRST = YearMonth.of(2022, 6);
    private static final YearMonth LAST = YearMonth.of(2022, 12);
    private static final YearMonth END = YearMonth.of(2024, 6);

    /** The demonstration ends in the midst of a month, so that there is one that runs. */
    private static final int LAST_DAY = 17;

    /** What came in after this day nobody has resolved yet. */
    private static final int RESOLVED_UNTIL = 12;

    /** The drafts of the last months are left to whoever tries the system. */
    private static final int LEFT_UNSIGNED = 3;

    /** A hotline repeats what it got no answer for; the repetition must change nothing. */
    private static final int RESEND_EVERY = 50;

    private final DubanClient duban;
    private final Console console;
    private final DemoCity city = new DemoCity(SEED);
    private final DemoComplaints complaints = new DemoComplaints(city.estates(), SEED, PER_MONTH);
    private final DemoComplaints later = new DemoComplaints(city.estates(), SEED, PER_LATER_MONTH);
    private final BoardPrinter printer;
    private final Fired fired = new Fired();
    private final DemoLetters letters;
    private final DemoAccounts accounts;
    private final String url;
    private final Path secrets;

    /**
     * @param data folder in which the letters that are shown at the end are kept, and with the
     *     secrets the passwords of the accounts
     */
    public Demo(String url, String key, Path data, Console console) {
        this.url = url;
        this.duban = new DubanClient(url, key);
        this.console = console;
        this.printer = new BoardPrinter(duban, console);
        this.letters = new DemoLetters(duban, data.resolve("letters"));
        this.secrets = data.resolve("secrets");
        this.accounts = new DemoAccounts(duban, city, secrets);
    }

    /** Plays the campaign, unless its days have passed on this data before. */
    public void play() {
        if (duban.get("/api/v1/calendar").hasNonNull("lastEndedDay")) {
            console.line("演示已在此数据上进行过。 The demonstration was played on this data before.");
            accounts.make();
            farewell();
            return;
        }
        console.line("\n督办演示 · 临沂市 2022 年 5 月至 2024 年 7 月。行政区划为真实数据;小区、企业、项目、数字均为随机生成,不对应任何真实主体。");
        console.line(
                "Divisions are real; estates, companies, projects and figures are generated and"
                        + " belong to nobody.\n");
        register();
        DubanClient second = new DubanClient(url, secondKey());
        DemoOffice office = new DemoOffice(duban, second, city, fired, SEED);
        DemoHotline hotline = new DemoHotline(duban, second, fired);
        ledger(office);
        advance(FIRST.minusMonths(1).atEndOfMonth());
        for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
            play(month, office, hotline);
        }
        for (YearMonth month = LAST.plusMonths(1);
                !month.isAfter(END);
                month = month.plusMonths(1)) {
            playOn(month, office, hotline);
        }
        begin(END.plusMonths(1), hotline);
        hotline.appeal(END);
        office.ask();
        printer.total();
        new ClosingTable(duban, console, fired).print();
        farewell();
    }

    private void register() {
        stream(
                "区划 bodies",
                "/api/v1/bodies/import",
                city.bodies().stream().map(DemoDocuments::body).toList());
        stream(
                "小区 estates",
                "/api/v1/estates/import",
                city.estates().stream().map(DemoDocuments::estate).toList());
        accounts.make();
    }

    /** What one person asks for another one decides. */
    private String secondKey() {
        return duban.post("/api/v1/keys", Map.of("name", "演示复核人", "role", "official"))
                .get("key")
                .stringValue();
    }

    private void ledger(DemoOffice office) {
        DemoLedger ledger = office.ledger();
        awaitBodies();
        stream(
                "项目 projects",
                "/api/v1/projects/import",
                ledger.projects().stream().map(ledger::document).toList());
        ledger.projects().forEach(it -> fired.add(it.kind()));
        fired.add("/api/v1/projects/{id}", ledger.projects().size());
        stream("清单 tasks", "/api/v1/tasks/import", office.tasks());
    }

    /** The ledger's service hears of the bodies a moment after they are registered. */
    private void awaitBodies() {
        String county = lastCounty();
        duban.awaitThere("/api/v1/counties/" + county + "/progress?period=2022-07", SETTLE);
    }

    private String lastCounty() {
        return city.bodies().stream()
                .filter(it -> it.level().equals("county"))
                .reduce((_, last) -> last)
                .orElseThrow()
                .code();
    }

    private void play(YearMonth month, DemoOffice office, DemoHotline hotline) {
        List<DemoComplaints.DemoComplaint> received = complaints.of(month);
        push(month, received);
        if (month.equals(LAST)) {
            advance(LocalDate.of(2022, 12, 18));
            office.submissions(LocalDate.of(2022, 12, 18));
        } else if (month.equals(FIRST)) {
            advance(LocalDate.of(2022, 6, 27));
            office.completeTasks();
        }
        advance(month.atEndOfMonth());
        console.progress("办结 resolutions " + month);
        hotline.work(received);
        office.month(month);
        advance(month.atEndOfMonth().plusDays(CLOSING_DAY));
        letters.month(true);
        printer.month(month.toString());
        switch (month.getMonthValue()) {
            case 6 -> {
                hotline.late(month);
                hotline.correct(received);
            }
            case 8 -> hotline.reopen(FIRST);
            default -> {
                // Nothing comes late.
            }
        }
    }

    private void playOn(YearMonth month, DemoOffice office, DemoHotline hotline) {
        List<DemoComplaints.DemoComplaint> received = later.of(month);
        push(month, received);
        advance(month.atEndOfMonth());
        hotline.resolve(received);
        office.month(month);
        advance(month.atEndOfMonth().plusDays(CLOSING_DAY));
        letters.month(month.isBefore(END.minusMonths(LEFT_UNSIGNED)));
        console.line(month + "  措施 measures: " + printer.measures("?period=" + month));
    }

    /** The month that is not over yet. */
    private void begin(YearMonth month, DemoHotline hotline) {
        List<DemoComplaints.DemoComplaint> received =
                later.of(month).stream()
                        .filter(it -> it.receivedAt().getDayOfMonth() <= LAST_DAY)
                        .toList();
        push(month, received);
        advance(month.atDay(LAST_DAY));
        hotline.resolve(
                received.stream()
                        .filter(it -> it.receivedAt().getDayOfMonth() <= RESOLVED_UNTIL)
                        .toList());
    }

    private void push(YearMonth month, List<DemoComplaints.DemoComplaint> received) {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (var complaint : received) {
            fired.add(complaint.category());
            Map<String, Object> document = DemoDocuments.complaint(complaint);
            documents.add(document);
            if (documents.size() % RESEND_EVERY == 0) {
                documents.add(document);
            }
        }
        stream("投诉 complaints " + month, "/api/v1/complaints/batch", documents);
    }

    private void advance(LocalDate through) {
        console.progress("日历 calendar → " + through);
        duban.advance(through, SETTLE);
    }

    private void stream(String what, String path, List<Map<String, Object>> documents) {
        Map<String, Integer> statuses = new TreeMap<>();
        int[] done = {0};
        long began = System.nanoTime();
        duban.stream(
                path,
                documents.iterator(),
                verdict -> {
                    statuses.merge(verdict.get("status").stringValue(), 1, Integer::sum);
                    if (++done[0] % 500 == 0) {
                        console.progress(bar(what, done[0], documents.size(), began));
                    }
                });
        console.line("%s %,d in %.1f s  %s".formatted(what, done[0], seconds(began), statuses));
    }

    private static String bar(String what, int done, int all, long began) {
        int width = 30;
        int filled = (int) ((long) width * done / all);
        return "%s [%s%s] %3d%%  %,.0f/s"
                .formatted(
                        what,
                        "█".repeat(filled),
                        "·".repeat(width - filled),
                        100L * done / all,
                        done / seconds(began));
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private void farewell() {
        String folder = here(secrets);
        String curl = "curl -s -H \"Authorization: Bearer $(cat %s/admin-key)\" ".formatted(folder);
        Stream.of(
                        "",
                        "看看 Look around:",
                        "  接口文档 API page      " + url + "/docs",
                        "  六月排名 June's board  "
                                + curl
                                + url
                                + "/api/v1/rankings/estate-complaints/2022-06",
                        "  黑榜 blacklist         "
                                + curl
                                + "'"
                                + url
                                + "/api/v1/escalations?measure=BLACKLIST'",
                        "  通知 notices           " + curl + url + "/api/v1/notices",
                        "  文书 letters to open:")
                .forEach(console::line);
        letters.shown().forEach(console::line);
        console.line(
                "  账号 accounts to sign in with at " + url + " (" + folder + "/demo-accounts):");
        accounts.shown().forEach(it -> console.line("    " + it));
        console.line("");
    }

    /** As somebody names it who is in the folder from which the demonstration was started. */
    private static String here(Path path) {
        Path from = Path.of("").toAbsolutePath();
        return (path.startsWith(from) ? from.relativize(path) : path).toString();
    }

    /** Reads every page of a list. */
    static List<JsonNode> all(DubanClient duban, String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = path + (path.contains("?") ? "&" : "?") + "limit=200";
        String page = next;
        while (page != null) {
            JsonNode answer = duban.get(page);
            Iterator<JsonNode> it = answer.get("items").iterator();
            it.forEachRemaining(items::add);
            JsonNode cursor = answer.get("next");
            page =
                    cursor == null || cursor.isNull()
                            ? null
                            : next + "&cursor=" + cursor.stringValue();
        }
        return items;
    }
}
