package io.duban.bench;

import io.duban.local.demo.DubanClient;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages in a browser, where Node and a Chromium are: {@code console/e2e/measure.mjs}. */
final class PageViews {

    private static final int LIMIT_MINUTES = 5;

    /** What, how much and what is to be reached, as the script prints them. */
    private static final Pattern ROW = Pattern.compile("\\| (.+) \\| (.+) \\| (.*) \\|");

    private final Path console;
    private final DubanClient duban;
    private final int port;

    PageViews(Path console, DubanClient duban, int port) {
        this.console = console;
        this.duban = duban;
        this.port = port;
    }

    void measure(Report report) throws InterruptedException {
        String password = UUID.randomUUID().toString();
        ProcessBuilder node =
                new ProcessBuilder("node", "e2e/measure.mjs").directory(console.toFile());
        node.environment().put("DUBAN_URL", "http://localhost:" + port);
        node.environment().put("DUBAN_LOGIN", account(password));
        node.environment().put("DUBAN_PASSWORD", password);
        try {
            Process looking = node.redirectErrorStream(true).start();
            Thread.ofVirtual().start(() -> stopWhenLate(looking));
            try (BufferedReader lines = looking.inputReader(StandardCharsets.UTF_8)) {
                lines.lines().forEach(it -> row(it, report));
            }
            if (looking.waitFor() != 0) {
                System.out.println("not all pages were looked at");
            }
        } catch (IOException e) {
            System.out.println("the pages were not looked at: " + e.getMessage());
        }
    }

    private static void row(String line, Report report) {
        Matcher row = ROW.matcher(line);
        if (row.matches()) {
            report.add(row.group(1), row.group(2), row.group(3));
        } else {
            System.out.println(line);
        }
    }

    private static void stopWhenLate(Process looking) {
        try {
            if (!looking.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                looking.destroyForcibly();
            }
        } catch (InterruptedException e) {
            looking.destroyForcibly();
        }
    }

    /** The login of an official who has just been invited. */
    private String account(String password) {
        String login = "benchmark";
        String invitation =
                duban.post(
                                "/api/v1/accounts",
                                Map.of(
                                        "login", login,
                                        "name", "基准测试",
                                        "post", "经办人",
                                        "role", "official"))
                        .get("invitation")
                        .stringValue();
        duban.post("/api/v1/invitations/" + invitation, Map.of("password", password));
        return login;
    }
}
