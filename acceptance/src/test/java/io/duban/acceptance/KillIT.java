package io.duban.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Every process is killed once while a client pushes; nothing is lost and nothing counted twice.
 */
class KillIT {

    private static final int ESTATES = 40;
    private static final int CLIENTS = 4;
    private static final long HEAL_SECONDS = 90;

    /** So many complaints before each kill and after it. */
    private static final int MORE = 100;

    /** Without a pause the clients take what processor the one that starts again needs. */
    private static final long BETWEEN_CALLS_MILLIS = 50;

    private final Map<String, String> estateOfTicket = new ConcurrentHashMap<>();
    private final AtomicInteger tickets = new AtomicInteger();
    private final LongAdder retries = new LongAdder();

    @Test
    void what_was_accepted_is_counted_once_whichever_process_dies() throws Exception {
        try (RunningSystem system = RunningSystem.start()) {
            Api api = system.admin();
            City.registerBodies(api);
            for (int i = 0; i < ESTATES; i++) {
                Map<String, Object> estate = City.estate("小区" + i, "S1", 300, "CO" + i);
                assertThat(api.put("/api/v1/estates/" + estateId(i), estate).status())
                        .isEqualTo(201);
            }
            AtomicBoolean pushing = new AtomicBoolean(true);
            ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
            List<Future<?>> pushes = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                pushes.add(clients.submit(() -> push(system.admin(), pushing)));
            }

            for (String name : List.copyOf(system.pids().keySet())) {
                kill(system, api, name);
            }
            pushing.set(false);
            for (Future<?> push : pushes) {
                push.get(HEAL_SECONDS, TimeUnit.SECONDS);
            }
            clients.shutdown();
            assertThat(system.status().values()).containsOnly("ready");
            api.advance(LocalDate.of(2022, 7, 3));

            assertThat(countsOn(api)).isEqualTo(history());
            assertThat(retries.sum()).as("calls that a kill made uncertain").isPositive();
            System.out.printf(
                    "kills %d, accepted %d, repeated after an uncertain answer %d, lost 0, double"
                            + " 0%n",
                    system.pids().size(), estateOfTicket.size(), retries.sum());
        }
    }

    private void push(Api api, AtomicBoolean pushing) {
        while (pushing.get()) {
            int number = tickets.incrementAndGet();
            String ticket = "K%07d".formatted(number);
            String estate = estateId(number * 31 % ESTATES);
            OffsetDateTime at =
                    OffsetDateTime.parse("2022-06-01T00:00:00+08:00")
                            .plusSeconds(number % 2_500_000);
            Map<String, Object> document = City.complaint(ticket, at, estate);
            awaitAccepted(api, document);
            estateOfTicket.put(ticket, estate);
            pause(BETWEEN_CALLS_MILLIS);
        }
    }

    /** Repeats the very same call until it is answered, as API.md tells a hotline to. */
    private void awaitAccepted(Api api, Map<String, Object> document) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(HEAL_SECONDS);
        while (System.nanoTime() < deadline) {
            int status = api.post("/api/v1/complaints", document).status();
            if (status == 201 || status == 200) {
                return;
            }
            assertThat(status).isIn(0, 429, 502, 503, 504);
            retries.increment();
            pause(100);
        }
        throw new IllegalStateException("not healed within " + HEAL_SECONDS + " s");
    }

    private void kill(RunningSystem system, Api api, String name) throws Exception {
        int before = estateOfTicket.size();
        awaitMore(before + MORE);
        long pid = system.pids().get(name);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        awaitHealed(system, name, pid);
        awaitMore(estateOfTicket.size() + MORE);
        awaitAnswer(api);
    }

    /** A call may be told to try again, with 503, and must be answered before long. */
    private static void awaitAnswer(Api api) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(HEAL_SECONDS);
        int status = 0;
        while (status != 200) {
            Api.Answer answer = api.get("/api/v1/calendar");
            status = answer.status();
            assertThat(status).as(answer.body()).isIn(200, 503);
            assertThat(System.nanoTime()).as("healed in time").isLessThan(deadline);
            pause(100);
        }
    }

    private void awaitHealed(RunningSystem system, String name, long killed) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(HEAL_SECONDS);
        while (System.nanoTime() < deadline) {
            boolean restarted = system.pids().get(name) != killed;
            if (restarted && system.unready().isEmpty()) {
                return;
            }
            pause(300);
        }
        throw new IllegalStateException(name + " has not healed: " + system.unready());
    }

    private void awaitMore(int count) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(HEAL_SECONDS);
        while (estateOfTicket.size() < count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no complaint is accepted any more");
            }
            pause(50);
        }
    }

    private Map<String, Integer> history() {
        Map<String, Integer> counts = new TreeMap<>();
        estateOfTicket.values().forEach(it -> counts.merge(it, 1, Integer::sum));
        return counts;
    }

    private static Map<String, Integer> countsOn(Api api) {
        JsonNode board = api.get("/api/v1/rankings/estate-complaints/2022-06").json();
        Map<String, Integer> counts = new TreeMap<>();
        List<JsonNode> rows = new ArrayList<>();
        board.get("rows").forEach(rows::add);
        rows.forEach(
                it ->
                        counts.put(
                                it.get("subject").get("code").stringValue(),
                                it.get("value").intValue()));
        return counts;
    }

    private static String estateId(int i) {
        return "K%02d".formatted(i);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
