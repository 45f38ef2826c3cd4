package io.duban.complaint.intake;

import static io.duban.complaint.City.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import io.duban.complaint.City;
import io.duban.complaint.CuttableStore;
import io.duban.complaint.RawUpload;
import io.duban.complaint.RunningService;
import io.duban.teststack.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class BatchIT {

    private static final String COMPLAINTS = "/api/v1/complaints";
    private static final String BATCH = COMPLAINTS + "/batch";
    private static final String NDJSON = "application/x-ndjson";

    private static CuttableStore store;
    private static RunningService service;

    @BeforeAll
    static void start() {
        store = new CuttableStore();
        service = new RunningService(BatchIT.class, Map.of("spring.mongodb.uri", store.uri()));
        City.register(service);
    }

    @AfterAll
    static void stop() {
        service.close();
        store.close();
    }

    @Test
    void every_line_has_its_verdict_in_order() {
        Map<String, Object> other = complaint("L-1", "E1");
        other.put("detail", "something else");
        Map<String, Object> faulty = complaint("L-2", "E1");
        faulty.put("channel", "110");
        List<String> lines =
                List.of(
                        line("L-1"),
                        "",
                        "not json",
                        line("L-1"),
                        RunningService.write(other),
                        RunningService.write(faulty),
                        "x".repeat((1 << 20) + 1),
                        "[]",
                        "  ",
                        line("L-3"));

        List<JsonNode> verdicts = batch(String.join("\n", lines)).lines();

        assertThat(verdicts)
                .extracting(it -> it.get("line").asInt() + " " + it.get("status").asString())
                .containsExactly(
                        "1 created",
                        "3 invalid",
                        "4 exists",
                        "5 conflict",
                        "6 invalid",
                        "7 invalid",
                        "8 invalid",
                        "10 created");
        assertThat(verdicts.get(0).get("ticketNo").asString()).isEqualTo("L-1");
        assertThat(verdicts.get(0).has("errors")).isFalse();
        assertThat(verdicts.get(4).get("ticketNo").asString()).isEqualTo("L-2");
        assertThat(verdicts.get(4).at("/errors/0/pointer").asString()).isEqualTo("/channel");
        assertThat(verdicts.get(5).at("/errors/0/code").asString()).isEqualTo("too-long");
    }

    @Test
    void a_file_of_many_groups_is_taken_in_whole_and_a_second_time_changes_nothing() {
        int many = 5_000;
        String file = lines(0, many, it -> line("M-" + it));

        List<String> first = verdicts(batch(file));
        List<String> second = verdicts(batch(file));

        assertThat(first).isEqualTo(expected(many, it -> "%d M-%d created".formatted(it + 1, it)));
        assertThat(second).isEqualTo(expected(many, it -> "%d M-%d exists".formatted(it + 1, it)));
    }

    @Test
    void of_two_lines_with_one_ticket_the_earlier_wins_however_far_apart() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            Map<String, Object> document = complaint("W-" + i % 700, "E1");
            document.put("title", "title " + i / 700);
            lines.add(RunningService.write(document));
        }

        List<JsonNode> verdicts = batch(String.join("\n", lines)).lines();

        assertThat(verdicts.stream().map(it -> it.get("status").asString()))
                .containsExactlyElementsOf(
                        expected(3_000, it -> it < 700 ? "created" : "conflict"));
        assertThat(service.get(COMPLAINTS + "/W-13").json().get("title").asString())
                .isEqualTo("title 0");
    }

    @Test
    void two_that_send_the_same_file_at_once_create_each_complaint_once() {
        int many = 2_000;
        String file = lines(0, many, it -> line("TWICE-" + it));
        List<Answer> answers = Collections.synchronizedList(new ArrayList<>());

        List<Thread> senders =
                IntStream.range(0, 2)
                        .mapToObj(_ -> Thread.ofVirtual().start(() -> answers.add(batch(file))))
                        .toList();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> senders.stream().noneMatch(Thread::isAlive));
        Map<String, Long> statuses =
                answers.stream()
                        .flatMap(it -> it.lines().stream())
                        .collect(
                                Collectors.groupingBy(
                                        it -> it.get("status").asString(), Collectors.counting()));
        assertThat(statuses).isEqualTo(Map.of("created", 2_000L, "exists", 2_000L));
    }

    @Test
    void who_waits_for_verdicts_before_sending_on_is_answered() {
        int many = 4_000;
        List<String> parts =
                List.of(
                        lines(0, many, it -> line("D-" + it)),
                        lines(many, many, it -> line("D-" + it)));

        try (RawUpload upload = new RawUpload(service, BATCH, length(parts))) {
            upload.send(parts.get(0));
            List<String> first = upload.next(many);
            upload.send(parts.get(1));
            List<String> second = upload.next(many);

            assertThat(first.getLast()).contains("\"line\":4000", "D-3999", "created");
            assertThat(second.getLast()).contains("\"line\":8000", "D-7999", "created");
            assertThat(upload.rest()).isEmpty();
            assertThat(upload.isWhole()).isTrue();
        }
    }

    @Test
    void an_empty_stream_has_an_empty_answer() {
        Answer answer = batch("");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo(NDJSON);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void a_client_that_goes_away_is_no_error_and_what_it_sent_may_come_again() {
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        logged.start();
        root.addAppender(logged);
        double before = handled();
        List<String> parts =
                List.of(
                        lines(0, 1_000, it -> line("GONE-" + it)),
                        lines(1_000, 10, it -> line("GONE-" + it)));
        try {
            RawUpload upload = new RawUpload(service, BATCH, length(parts));
            upload.send(parts.get(0));
            upload.next(1_000);
            upload.breakOff();

            await().atMost(Duration.ofSeconds(30)).until(() -> handled() > before);
        } finally {
            root.detachAppender(logged);
        }

        assertThat(List.copyOf(logged.list))
                .filteredOn(it -> it.getLevel().isGreaterOrEqual(Level.ERROR))
                .isEmpty();
        assertThat(verdicts(batch(String.join("", parts))))
                .isEqualTo(
                        expected(
                                1_010,
                                it ->
                                        "%d GONE-%d %s"
                                                .formatted(
                                                        it + 1,
                                                        it,
                                                        it < 1_000 ? "exists" : "created")));
    }

    @Test
    void when_the_store_goes_away_nothing_is_claimed_that_is_not_stored() {
        List<String> parts =
                List.of(
                        lines(0, 600, it -> line("CUT-" + it)),
                        lines(600, 600, it -> line("CUT-" + it)));
        List<String> claimed = new ArrayList<>();
        List<String> rest;
        boolean whole;
        try (RawUpload upload = new RawUpload(service, BATCH, length(parts))) {
            upload.send(parts.get(0));
            claimed.addAll(upload.next(600));
            store.cut();
            upload.send(parts.get(1));
            rest = upload.rest();
            whole = upload.isWhole();
        } finally {
            store.mend();
        }

        assertThat(rest).isEmpty();
        assertThat(whole).isFalse();
        assertThat(claimed).allMatch(it -> it.contains("created"));
        await().atMost(Duration.ofSeconds(30)).until(() -> answers("CUT-0"));
        assertThat(verdicts(batch(parts.get(0)))).allMatch(it -> it.endsWith(" exists"));
        assertThat(verdicts(batch(parts.get(1)))).allMatch(it -> it.endsWith(" created"));
    }

    @Test
    void without_the_store_a_complaint_is_refused_for_now() {
        store.cut();
        Answer one;
        Answer stream;
        try {
            one = service.post(COMPLAINTS, complaint("AWAY-1", "E1"));
            stream = batch(line("AWAY-1"));
        } finally {
            store.mend();
        }

        assertThat(List.of(one, stream))
                .allSatisfy(
                        it -> {
                            assertThat(it.status()).isEqualTo(503);
                            assertThat(it.header("retry-after")).isNotBlank();
                            assertThat(it.header("content-type"))
                                    .startsWith("application/problem+json");
                        });
        await().atMost(Duration.ofSeconds(30)).until(() -> answers("CUT-0"));
        assertThat(service.post(COMPLAINTS, complaint("AWAY-1", "E1")).status()).isEqualTo(201);
    }

    private static boolean answers(String ticketNo) {
        return service.get(COMPLAINTS + "/" + ticketNo).status() != 503;
    }

    private static double handled() {
        return service.get("/actuator/prometheus")
                .body()
                .lines()
                .filter(it -> it.startsWith("http_server_requests_seconds_count"))
                .filter(it -> it.contains(BATCH))
                .mapToDouble(it -> Double.parseDouble(it.substring(it.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static Answer batch(String body) {
        return service.post(BATCH, NDJSON, body, RunningService.HOTLINE);
    }

    private static List<String> verdicts(Answer answer) {
        return answer.lines().stream()
                .map(
                        it ->
                                "%d %s %s"
                                        .formatted(
                                                it.get("line").asInt(),
                                                it.get("ticketNo").asString(),
                                                it.get("status").asString()))
                .toList();
    }

    private static List<String> expected(int many, IntFunction<String> verdict) {
        return IntStream.range(0, many).mapToObj(verdict).toList();
    }

    private static String line(String ticketNo) {
        return RunningService.write(complaint(ticketNo, "E1"));
    }

    private static String lines(int from, int many, IntFunction<String> line) {
        return IntStream.range(from, from + many)
                .mapToObj(it -> line.apply(it) + "\n")
                .collect(Collectors.joining());
    }

    private static long length(List<String> parts) {
        return parts.stream().mapToLong(it -> it.getBytes(StandardCharsets.UTF_8).length).sum();
    }
}
