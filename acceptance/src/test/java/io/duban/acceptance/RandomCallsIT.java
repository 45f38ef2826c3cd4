package io.duban.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.acceptance.ApiPage.Operation;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Calls made up from the API page, by every role and by nobody: whatever comes in, the answer is
 * one that the caller can do something with, and the log is silent. {@code -Dduban.calls=N} makes
 * more of them, {@code -Dduban.seed=S} the same again.
 */
class RandomCallsIT {

    private static final int CALLS = Integer.getInteger("duban.calls", 10_000);
    private static final long SEED = Long.getLong("duban.seed", 1);
    private static final int CALLERS = 6;
    private static final Duration LIMIT = Duration.ofMinutes(5).plusMillis(CALLS * 60L);
    private static final int SHOWN = 25;

    private static final List<String> NO_LIMIT =
            List.of(
                    "0",
                    "-1",
                    "1.5",
                    "abc",
                    "",
                    " 1",
                    "1 ",
                    "+5",
                    "1e2",
                    "0x10",
                    "٣",
                    "１",
                    "007",
                    "99999999999999999999",
                    "1,2",
                    "true",
                    "\u0000",
                    "\u202e");
    private static final List<String> NO_CURSOR =
            List.of(
                    "",
                    " ",
                    "x",
                    "forged",
                    "AAAAAAAAAAAAAAAAAAAAAAAA",
                    "=",
                    "a=b",
                    "%",
                    "..",
                    "é",
                    "\u0000",
                    "😀",
                    "x".repeat(5_000));

    /** Of all calls; where everything is refused nothing has been tried. */
    private static final AtomicInteger TAKEN = new AtomicInteger();

    private static RunningSystem system;
    private static ApiPage page;
    private static Map<String, Api> callers;
    private static Map<String, List<String>> known;

    @BeforeAll
    static void start() throws Exception {
        system = RunningSystem.start();
        Api admin = system.admin();
        City.registerBodies(admin);
        List<Map<String, Object>> complaints = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            admin.put(
                    "/api/v1/estates/A" + i,
                    City.estate("小区" + i, "S" + (i % 2 + 1), 100 + i, "CO" + i % 3));
            for (int n = 0; n < 4 + i; n++) {
                complaints.add(
                        City.complaint(
                                "T" + i + "-" + n,
                                OffsetDateTime.parse("2022-05-20T10:00:00+08:00"),
                                "A" + i));
            }
        }
        admin.lines("/api/v1/complaints/batch", complaints);
        admin.advance(LocalDate.of(2022, 6, 4));
        page = new ApiPage(admin.get("/openapi.yaml").body());
        callers = Roles.keys(system);
        callers.put("nobody", system.withKey(null));
        known = known(admin);
    }

    @AfterAll
    static void stop() throws Exception {
        system.close();
    }

    @Test
    void whatever_is_called_is_answered() throws Exception {
        List<Operation> operations = page.operations();
        Queue<String> faults = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger();
        long deadline = System.nanoTime() + LIMIT.toNanos();

        together(
                () -> {
                    for (int n = next.getAndIncrement(); n < CALLS; n = next.getAndIncrement()) {
                        if (System.nanoTime() > deadline || faults.size() >= SHOWN) {
                            return;
                        }
                        fault(operations, n).ifPresent(faults::add);
                    }
                });

        assertThat(faults).as("-Dduban.seed=%d -Dduban.calls=%d", SEED, CALLS).isEmpty();
        assertThat(next.get()).as("calls within " + LIMIT).isGreaterThanOrEqualTo(CALLS);
        assertThat(TAKEN.get()).as("calls that were not refused").isGreaterThan(CALLS / 20);
        assertThat(errorsInLogs()).as("-Dduban.seed=%d -Dduban.calls=%d", SEED, CALLS).isEmpty();
        assertThat(system.status().values()).containsOnly("ready");
    }

    @Test
    void no_list_takes_a_limit_or_a_cursor_that_is_none() {
        List<String> faults = new ArrayList<>();
        for (Operation operation : page.operations()) {
            if (operation.method().equals("GET") && operation.hasParameter("limit")) {
                NO_LIMIT.forEach(it -> requireRefused(operation, "limit", it, faults));
                requireRefused(operation, "limit", beyond(operation), faults);
                NO_CURSOR.forEach(it -> requireRefused(operation, "cursor", it, faults));
            }
        }

        assertThat(faults).isEmpty();
    }

    /** One more than the page says that the call gives. */
    private static String beyond(Operation operation) {
        return operation.parameters().stream()
                .filter(it -> it.name().equals("limit"))
                .map(it -> ((Number) it.schema().get("maximum")).longValue() + 1)
                .findFirst()
                .map(String::valueOf)
                .orElseThrow();
    }

    private static void requireRefused(
            Operation operation, String parameter, String value, List<String> faults) {
        String path = operation.path().replace("{ticketNo}", "T0-0").replaceAll("\\{[^}]+}", "A0");
        String call =
                path + "?" + parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        Api.Answer answer = system.admin().get(call);
        if (answer.status() != 422 || !answer.pointers().contains("/" + parameter)) {
            faults.add(call + " " + answer.status() + " " + answer.body());
        }
    }

    /** Seeds that follow each other would begin with the same role and the same kind of value. */
    private static Random random(int n) {
        return new Random(new SplittableRandom(SEED + n).nextLong());
    }

    /** What is wrong with the answer to one call. */
    private static Optional<String> fault(List<Operation> operations, int n) {
        RandomValues values = new RandomValues(random(n), page, known);
        Operation operation = operations.get(n % operations.size());
        String role = values.oneOf(List.copyOf(callers.keySet()));
        RandomCall call = RandomCall.of(operation, values);
        boolean chinese = n % 2 == 1;
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.put("Accept-Language", chinese ? "zh-CN,zh;q=0.9,en;q=0.8" : "en");
        Api.Answer answer =
                callers.get(role).call(call.method(), call.path(), headers, call.body());
        return fault(call, answer)
                .or(() -> chinese ? untold(answer) : Optional.empty())
                .map(it -> "%d as %s: %s%n  %s: %s".formatted(n, role, call, it, answer));
    }

    private static Optional<String> fault(RandomCall call, Api.Answer answer) {
        int status = answer.status();
        // Whoever tries logins at random is told to wait.
        boolean waits = status == 429 && call.path().equals("/api/v1/session");
        if (status < 200 || status >= 500 || (status == 429 && !waits)) {
            return Optional.of("status");
        }
        Optional<String> fault = PageCheck.current().fault(call.method(), call.path(), answer);
        if (fault.isPresent()) {
            return fault;
        }
        if (status < 400) {
            TAKEN.incrementAndGet();
            return Optional.empty();
        }
        if (call.method().equals("HEAD")) {
            return Optional.empty();
        }
        if (!answer.header("content-type").startsWith("application/problem+json")) {
            return Optional.of("no problem");
        }
        try {
            JsonNode problem = answer.json();
            boolean whole =
                    problem.has("type")
                            && problem.has("title")
                            && problem.has("detail")
                            && problem.get("status").intValue() == status;
            boolean tells = answer.body().contains("Exception") || answer.body().contains("\tat ");
            return whole && !tells ? Optional.empty() : Optional.of("not a whole problem");
        } catch (JacksonException e) {
            return Optional.of("not JSON");
        }
    }

    /** Of a problem that was asked for in Chinese, what has been written down in English alone. */
    private static Optional<String> untold(Api.Answer answer) {
        if (!answer.header("content-type").startsWith("application/problem+json")
                || answer.body().isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        texts.add(answer.json().path("title").asString());
        texts.add(answer.json().path("detail").asString());
        answer.json().path("errors").forEach(it -> texts.add(it.path("detail").asString()));
        return texts.stream()
                .filter(it -> it.codePoints().noneMatch(Character::isIdeographic))
                .findFirst()
                .map(it -> "not in Chinese: " + it);
    }

    /** What there is, under the names that the page has for it. */
    private static Map<String, List<String>> known(Api admin) {
        List<String> escalations = ids(admin, "/api/v1/escalations");
        List<String> notices = ids(admin, "/api/v1/notices");
        Map<String, List<String>> known = new HashMap<>();
        List<String> bodies = List.of("C0", "C1", "S1", "S2", "X1");
        List<String> estates = List.of("A0", "A1", "A5", "X1");
        List<String> tickets = List.of("T0-0", "T1-0", "T5-3", "T5-4", "R1");
        List<String> periods = List.of("2022-05", "2022-06", "2022-Q2", "2022-H1", "2022-06-30");
        List<String> dates =
                List.of("2022-05-13", "2022-05-31", "2022-06-04", "2022-06-10", "2022-07-01");
        for (String name :
                List.of(
                        "code",
                        "body",
                        "county",
                        "street",
                        "parent",
                        "departments",
                        "department")) {
            known.put(name, bodies);
        }
        for (String name :
                List.of(
                        "through",
                        "due",
                        "on",
                        "from",
                        "to",
                        "completedOn",
                        "approvedOn",
                        "submittedOn",
                        "fortnight")) {
            known.put(name, dates);
        }
        known.put("estate", estates);
        known.put("estateId", estates);
        known.put("ticketNo", tickets);
        known.put("tickets", tickets);
        known.put("period", periods);
        known.put("month", periods);
        known.put("year", List.of("2022", "2023", "2021"));
        known.put("stage", List.of("START", "COMPLETE", "DEMOLITION"));
        known.put(
                "ranking",
                List.of("estate-complaints", "street-composite", "county-composite", "X"));
        known.put("category", List.of("property.cleaning", "property.security", "other"));
        known.put("subject", List.of("A0", "estate/A0", "county/C1", "street/S1"));
        known.put(
                "types",
                List.of("duban.escalation.", "duban.complaint.", "duban.notice.raised.v1"));
        known.put("level", List.of("city", "county", "street"));
        known.put(
                "kind",
                List.of(
                        "区",
                        "街道",
                        "SHANTYTOWN",
                        "UNFINISHED_COMMUNITY",
                        "INACTION",
                        "SUMMARY",
                        "case-transfer"));
        known.put(
                "rulebook",
                List.of(admin.get("/api/v1/rulebook").body(), "id: x", "a: [", "&a [*a]"));
        List<String> ids = new ArrayList<>(List.of("P1", "K1", "X1"));
        Stream.concat(escalations.stream(), notices.stream()).forEach(ids::add);
        known.put("id", ids);
        return known;
    }

    private static List<String> ids(Api admin, String list) {
        return admin.all(list).stream().limit(5).map(it -> it.get("id").stringValue()).toList();
    }

    private static void together(Runnable caller) throws Exception {
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                all.add(threads.submit(caller));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    /** A fault that a service noticed is one, whatever it answered. */
    private static List<String> errorsInLogs() throws IOException {
        List<String> errors = new ArrayList<>();
        try (Stream<Path> logs = Files.list(system.data().resolve("logs"))) {
            for (Path log : logs.toList()) {
                try (Stream<String> lines = Files.lines(log)) {
                    lines.filter(it -> it.contains("\"level\":\"ERROR\""))
                            .map(it -> it.substring(0, Math.min(1_500, it.length())))
                            .limit(SHOWN)
                            .forEach(errors::add);
                }
            }
        }
        return errors;
    }
}
