package io.duban.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every operation of the API page with success, so that every answer has been compared with it. The
 * calls are in {@code every-operation.txt}; an operation that is new gets its line there.
 */
class EveryOperationIT {

    private static final String CALLS = "/every-operation.txt";
    private static final Pattern CALL =
            Pattern.compile(
                    "(?<who>second |person )?(?<status>\\d{3} )?(?<method>[A-Z]+) (?<path>\\S+)(?:"
                            + " (?<body>.*))?");
    private static final Pattern NOTICE = Pattern.compile("\\{notice:(\\w+)}");
    private static final String ADVANCE = "ADVANCE";

    /** {@code ADVANCE} makes them. */
    private static final Set<String> FIRED_BY_ADVANCING = Set.of("readCalendar", "advanceCalendar");

    private final Set<String> fired = new TreeSet<>();
    private Api admin;
    private Api second;
    private Api person;
    private String invitation;

    @Test
    void every_operation_answers_as_the_page_says() throws Exception {
        try (RunningSystem system = RunningSystem.start()) {
            admin = system.admin();
            second = system.withKey(key("official"));
            City.registerBodies(admin);
            for (String line : lines()) {
                call(line);
            }

            Set<String> described = PageCheck.current().names();
            described.removeAll(FIRED_BY_ADVANCING);
            assertThat(fired).containsAll(described);
        }
    }

    private void call(String line) throws InterruptedException {
        Matcher call = CALL.matcher(line);
        assertThat(call.matches()).as(line).isTrue();
        if (call.group("method").equals(ADVANCE)) {
            admin.advance(LocalDate.parse(call.group("path")));
            return;
        }
        Api api =
                call.group("who") == null
                        ? admin
                        : call.group("who").startsWith("second") ? second : person;
        String path = filled(call.group("path"));
        String body = call.group("body") == null ? "" : filled(call.group("body"));
        int status = status(api, call.group("method"), path, body, line);
        if (call.group("status") == null) {
            assertThat(status).as(line).isBetween(200, 299);
        } else {
            assertThat(status).as(line).isEqualTo(Integer.parseInt(call.group("status").strip()));
        }
        PageCheck.current().name(call.group("method"), path).ifPresent(fired::add);
    }

    private int status(Api api, String method, String path, String body, String line) {
        if (path.endsWith("/stream")) {
            return api.opens(path);
        }
        if (path.endsWith("/batch") || isImport(path)) {
            boolean table = path.contains("/complaints/import");
            String type = table ? "text/csv" : "application/x-ndjson";
            Api.Answer answer = api.text(method, path, type, body.replace("\\n", "\n"));
            assertThat(answer.body()).as(line).contains("\"created\"");
            return answer.status();
        }
        if (path.contains("/attachments?")) {
            return api.text(method, path, "application/pdf", body.replace("\\n", "\n")).status();
        }
        Api.Answer answer = api.json(method, path, body);
        assertThat(answer.status()).as(line + "\n" + answer.body()).isLessThan(500);
        remember(path, answer);
        return answer.status();
    }

    /** An invitation is shown once, and so is a session. */
    private void remember(String path, Api.Answer answer) {
        if (path.startsWith("/api/v1/accounts") && answer.json().has("invitation")) {
            invitation = answer.json().get("invitation").stringValue();
        } else if (path.equals("/api/v1/session") && answer.status() == 200) {
            person = admin.asWhomSignedIn(answer);
        }
    }

    private static boolean isImport(String path) {
        return path.contains("/import") && !path.endsWith("/template");
    }

    private String filled(String text) {
        String filled = text;
        if (text.contains("{key}")) {
            filled = text.replace("{key}", idOfKey("短期"));
        } else if (text.contains("{invitation}")) {
            filled = text.replace("{invitation}", invitation);
        } else if (text.contains("{escalation}")) {
            filled = text.replace("{escalation}", first("/api/v1/escalations"));
        } else if (NOTICE.matcher(text).find()) {
            filled =
                    NOTICE.matcher(text)
                            .replaceFirst(it -> first("/api/v1/notices?state=" + it.group(1)));
        } else if (text.contains("{notice}")) {
            filled = text.replace("{notice}", first("/api/v1/notices"));
        } else if (text.contains("{attached}")) {
            filled = text.replace("{attached}", attached());
        } else if (text.contains("{followUp}")) {
            filled = text.replace("{followUp}", first("/api/v1/follow-ups"));
        } else if (text.contains("{rulebook}")) {
            filled = text.replace("{rulebook}", rulebook().toString());
        } else if (text.contains("{edition}")) {
            ObjectNode edition = (ObjectNode) rulebook();
            edition.put("version", 2).put("effectiveFrom", "2022-10-01");
            filled = text.replace("{edition}", edition.toString());
        }
        return filled;
    }

    private String idOfKey(String name) {
        return admin.all("/api/v1/keys").stream()
                .filter(it -> it.get("name").stringValue().equals(name))
                .map(it -> it.get("id").stringValue())
                .findFirst()
                .orElseThrow();
    }

    private JsonNode rulebook() {
        return admin.call(
                        "GET",
                        "/api/v1/rulebook",
                        Map.of("Accept", "application/json"),
                        new byte[0])
                .json();
    }

    private String first(String list) {
        JsonNode items = admin.get(list).json().get("items");
        return items.get(0).get("id").stringValue();
    }

    /** The notice that was just sent a file, and the file. */
    private String attached() {
        String notice = first("/api/v1/notices");
        JsonNode files = admin.get("/api/v1/notices/" + notice).json().get("attachments");
        return notice + "/attachments/" + files.get(0).get("id").stringValue();
    }

    private String key(String role) {
        return admin.post("/api/v1/keys", Map.of("name", "第二人", "role", role))
                .json()
                .get("key")
                .stringValue();
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = EveryOperationIT.class.getResourceAsStream(CALLS)) {
            List<String> lines = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> !it.isBlank() && !it.startsWith("#"))
                    .forEach(lines::add);
            return lines;
        }
    }
}
