package io.duban.bench;

import io.duban.contracts.rulebook.RulebookSource;
import io.duban.local.demo.DubanClient;
import io.duban.local.launch.FolderLock;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code ./duban bench}. */
public final class Bench {

    private static final int MANY = 300_000;
    private static final int WARM_UP = 30_000;
    private static final int CONNECTIONS = 32;
    private static final int LATE = 300;

    /** A month's complaints after the first, so that three years hold a million. */
    private static final int LATER_MONTH = 20_000;

    private static final YearMonth LAST_MONTH = YearMonth.of(2025, 5);
    private static final Duration LOAD = Duration.ofSeconds(20);
    private static final Duration WARM_LOAD = Duration.ofMinutes(2);
    private static final Duration SETTLE = Duration.ofMinutes(3);
    private static final int NAIVE_PORT = 18_085;
    private static final int NAIVE_GATEWAY = 18_086;

    private final Path home;
    private final Report report = new Report();
    private final JsonMapper json = new JsonMapper();
    private final DubanClient duban =
            new DubanClient("http://localhost:" + BenchSystem.GATEWAY, BenchSystem.KEY);

    private Bench(Path home) {
        this.home = home;
    }

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(System.getProperty("duban.home")).toAbsolutePath().normalize();
        Path lockFile = home.resolve("data/bench.lock");
        Optional<FolderLock> lock = FolderLock.take(lockFile);
        if (lock.isEmpty()) {
            System.err.println(
                    "duban: a benchmark already runs here (" + FolderLock.holder(lockFile) + ")");
            System.exit(1);
        }
        try (FolderLock _ = lock.get()) {
            new Bench(home).run();
        }
    }

    private void run() throws Exception {
        try (BenchSystem system = new BenchSystem(home)) {
            system.clear();
            report.add(
                    "assess 20 counties × 2,000 projects × 12 milestones",
                    "%.0f ms".formatted(LedgerBench.assess().toNanos() / 1e6),
                    "1 s");
            starts(system);
            register();
            ingestion(system);
            closing();
            revision();
            simulation();
            new PageCalls("http://localhost:" + BenchSystem.GATEWAY, BenchSystem.KEY)
                    .measure(report);
            new PageViews(home.resolve("console"), duban, BenchSystem.GATEWAY).measure(report);
            singles(system);
        }
        report.write(home.resolve("docs/benchmarks.md"));
    }

    private void starts(BenchSystem system) throws Exception {
        Duration first = system.start();
        report.add("start, first of a build", seconds(first), "45 s");
        system.awaitCaches();
        system.stop();
        Duration second = system.start();
        report.add("start, from the start-up cache", seconds(second), "45 s");
        TimeUnit.SECONDS.sleep(10);
        double gigabytes = system.residentBytes() / 1e9;
        report.add(
                "resident memory of all processes, idle", "%.2f GB".formatted(gigabytes), "2.5 GB");
    }

    private void register() {
        send("/api/v1/bodies/import", Complaints.bodies());
        send("/api/v1/estates/import", Complaints.estates());
        duban.awaitThere("/api/v1/counties/C1/progress?period=2022-07", SETTLE);
        send("/api/v1/projects/import", Projects.all());
        duban.advance(LocalDate.of(2022, 5, 31), SETTLE);
    }

    private void ingestion(BenchSystem system) throws IOException {
        send("/api/v1/complaints/batch", Complaints.many("W", WARM_UP));
        duban.advance(LocalDate.of(2022, 6, 1), SETTLE);
        Map<String, Duration> before = system.processorTime();
        long began = System.nanoTime();
        int accepted = send("/api/v1/complaints/batch", Complaints.many("M", MANY));
        double durable = since(began);
        duban.advance(LocalDate.of(2022, 6, 2), SETTLE);
        double tallied = since(began);
        report.add(
                "batch of %,d: accepted and durable".formatted(accepted),
                "%,.0f/s".formatted(accepted / durable),
                "");
        report.add(
                "batch of %,d: accepted, durable and tallied".formatted(accepted),
                "%,.0f/s".formatted(accepted / tallied),
                "5,000/s");
        system.processorTime()
                .forEach(
                        (name, time) ->
                                report.add(
                                        "processor time for 1,000 of them, " + name,
                                        "%.0f ms"
                                                .formatted(
                                                        time.minus(before.get(name)).toMillis()
                                                                * 1000.0
                                                                / accepted),
                                        ""));
    }

    private void closing() {
        duban.advance(LocalDate.of(2022, 7, 2), SETTLE);
        long began = System.nanoTime();
        duban.advance(LocalDate.of(2022, 7, 3), SETTLE);
        report.add(
                "close %,d complaints over %,d estates, to the last notice"
                        .formatted(MANY + WARM_UP, Complaints.ESTATES),
                "%.2f s".formatted(since(began)),
                "5 s");
    }

    /** A correction of a closed month, to the last notice of what it raised and revoked. */
    private void revision() {
        send("/api/v1/complaints/batch", Complaints.many("L", LATE));
        long began = System.nanoTime();
        duban.advance(LocalDate.of(2022, 7, 4), SETTLE);
        report.add(
                "revise it after %,d late complaints, to the last notice".formatted(LATE),
                "%.2f s".formatted(since(began)),
                "5 s");
        int revision =
                duban.get("/api/v1/rankings/estate-complaints/2022-06").get("revision").intValue();
        if (revision != 2) {
            throw new IllegalStateException("June is at revision " + revision);
        }
    }

    /** Three years of boards, and the same under another rulebook. */
    private void simulation() {
        double days = 0;
        YearMonth first = YearMonth.of(2022, 7);
        for (YearMonth month = first; !month.isAfter(LAST_MONTH); month = month.plusMonths(1)) {
            send(
                    "/api/v1/complaints/batch",
                    Complaints.many("Y" + month + "-", LATER_MONTH, month));
            long began = System.nanoTime();
            duban.advance(month.plusMonths(1).atDay(3), SETTLE);
            days += since(began);
        }
        long passed =
                ChronoUnit.DAYS.between(
                        LocalDate.of(2022, 7, 4), LAST_MONTH.plusMonths(1).atDay(3));
        report.add(
                "days of %,d estates and %,d projects that pass in a second"
                        .formatted(Complaints.ESTATES, Projects.MANY),
                "%.0f".formatted(passed / days),
                "");
        String other =
                RulebookSource.of("linyi-2022-57").text().replace("places: 30 ", "places: 40 ");
        Map<String, Object> question =
                Map.of("rulebook", other, "from", "2022-06", "to", "2025-05");
        duban.post("/api/v1/simulations", question);
        long asked = System.nanoTime();
        int boards = duban.post("/api/v1/simulations", question).get("boards").intValue();
        report.add(
                "simulate another rulebook over %d boards".formatted(boards),
                "%.2f s".formatted(since(asked)),
                "2 s");
    }

    private void singles(BenchSystem system) throws Exception {
        HttpLoad load = new HttpLoad(BenchSystem.GATEWAY, "/api/v1/complaints", BenchSystem.KEY);
        load.post(CONNECTIONS, WARM_LOAD, n -> document("SW", n));
        Map<String, Duration> before = system.processorTime();
        HttpLoad.Seen ours = load.post(CONNECTIONS, LOAD, n -> document("S", n));
        Map<String, Duration> after = system.processorTime();
        report.add("single POSTs through the gateway, 32 connections", words(ours), "1,500/s");
        long requests = Math.round(ours.perSecond() * LOAD.toSeconds());
        after.forEach(
                (name, time) ->
                        report.add(
                                "processor time for 1,000 of them, " + name,
                                perThousand(time.minus(before.get(name)), requests),
                                ""));
        List<Process> baseline = new ArrayList<>();
        try {
            baseline.add(naive());
            baseline.add(gatewayTo(NAIVE_PORT));
            HttpLoad naive = new HttpLoad(NAIVE_GATEWAY, "/api/v1/complaints", BenchSystem.KEY);
            awaitOpen(NAIVE_PORT);
            awaitOpen(NAIVE_GATEWAY);
            naive.post(CONNECTIONS, WARM_LOAD, n -> document("NW", n));
            HttpLoad.Seen theirs = naive.post(CONNECTIONS, LOAD, n -> document("N", n));
            report.add("the same on the naive service", words(theirs), "");
            report.add(
                    "ratio to the naive service",
                    "%.2f".formatted(ours.perSecond() / theirs.perSecond()),
                    "2");
        } finally {
            for (Process process : baseline) {
                process.destroy();
                process.waitFor(30, TimeUnit.SECONDS);
            }
        }
    }

    private Process naive() throws IOException {
        return java(
                Map.of(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                NaiveService.class.getName(),
                "--server.port=" + NAIVE_PORT,
                "--spring.threads.virtual.enabled=true",
                "--spring.kafka.bootstrap-servers=127.0.0.1:" + BenchSystem.KAFKA,
                "--spring.mongodb.uri=mongodb://127.0.0.1:"
                        + BenchSystem.STORE
                        + "/?retryWrites=false");
    }

    /**
     * A second gateway of the same build, so that both services are measured behind the same door.
     */
    private Process gatewayTo(int port) throws IOException {
        Path jar = home.resolve("gateway/target");
        try (var files = java.nio.file.Files.list(jar)) {
            Path executable =
                    files.filter(it -> it.toString().endsWith("-exec.jar"))
                            .findFirst()
                            .orElseThrow();
            Map<String, String> environment = new HashMap<>();
            environment.put("DUBAN_PORT", Integer.toString(NAIVE_GATEWAY));
            environment.put("DUBAN_ADMIN_KEY", BenchSystem.KEY);
            environment.put("DUBAN_KEYS_PEPPER", "benchmark-pepper-0123456789abcdefghijkl");
            environment.put("DUBAN_TOKEN_SECRET", "benchmark-secret-0123456789abcdefghijkl");
            environment.put("DUBAN_ROUTES_COMPLAINTSERVICE", "http://127.0.0.1:" + port);
            environment.put(
                    "DUBAN_MONGODB",
                    "mongodb://127.0.0.1:" + BenchSystem.STORE + "/?retryWrites=false");
            return java(
                    environment,
                    "-XX:+UseSerialGC",
                    "-Xmx384m",
                    "-jar",
                    executable.toString(),
                    "--server.port=" + NAIVE_GATEWAY);
        }
    }

    private static Process java(Map<String, String> environment, String... words)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }

    private static void awaitOpen(int port) throws InterruptedException {
        long deadline = System.nanoTime() + SETTLE.toNanos();
        while (System.nanoTime() < deadline) {
            try (java.net.Socket _ = new java.net.Socket("127.0.0.1", port)) {
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        throw new IllegalStateException("nothing answers at port " + port);
    }

    private int send(String path, Iterator<?> documents) {
        int[] lines = {0};
        duban.stream(
                path,
                documents,
                verdict -> {
                    String status = verdict.get("status").stringValue();
                    if (!status.equals("created")) {
                        throw new IllegalStateException(path + ": " + verdict);
                    }
                    lines[0]++;
                });
        return lines[0];
    }

    private String document(String prefix, int n) {
        return json.writeValueAsString(Complaints.one(prefix, n));
    }

    private static String perThousand(Duration used, long of) {
        return "%.0f ms".formatted(used.toMillis() * 1000.0 / of);
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }

    private static String words(HttpLoad.Seen seen) {
        String refused = seen.refused() == 0 ? "" : ", %d refused".formatted(seen.refused());
        return "%,.0f/s, p50 %d ms, p99 %d ms%s"
                .formatted(seen.perSecond(), seen.p50().toMillis(), seen.p99().toMillis(), refused);
    }
}
