package io.duban.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code ./duban start} on a data folder of the benchmark's own. */
final class BenchSystem implements AutoCloseable {

    static final int GATEWAY = 18_080;
    static final int STORE = 18_017;
    static final int KAFKA = 18_092;
    static final String KEY = "benchmark-admin-key-0123456789abcdefgh";

    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "DUBAN_PORT", Integer.toString(GATEWAY),
                    "DUBAN_COMPLAINT_PORT", "18081",
                    "DUBAN_PROJECT_PORT", "18082",
                    "DUBAN_RANKING_PORT", "18083",
                    "DUBAN_NOTIFICATION_PORT", "18084",
                    "DUBAN_KAFKA_PORT", Integer.toString(KAFKA),
                    "DUBAN_KAFKA_CONTROLLER_PORT", "18093",
                    "DUBAN_STORE_PORT", Integer.toString(STORE),
                    "DUBAN_CALENDAR", "manual",
                    "DUBAN_ADMIN_KEY", KEY);
    private static final int STOP_SECONDS = 150;
    private static final int CACHES_SECONDS = 600;

    private final Path home;
    private final Path data;
    private final CountDownLatch caches = new CountDownLatch(1);
    private Process launcher;

    BenchSystem(Path home) {
        this.home = home;
        this.data = home.resolve("data/bench");
    }

    Path data() {
        return data;
    }

    /** Starts it and tells how long it took until everything answered. */
    Duration start() throws IOException {
        long began = System.nanoTime();
        launcher = command("start").start();
        BufferedReader lines = launcher.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("ready ")) {
                Thread.ofVirtual().start(() -> follow(lines));
                return Duration.ofNanos(System.nanoTime() - began);
            }
            System.out.println(line);
        }
        throw new IOException("the system did not start");
    }

    private ProcessBuilder command(String word) {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("duban").toString(), word);
        builder.environment().putAll(ENVIRONMENT);
        builder.environment().put("DUBAN_DATA", data.toString());
        return builder.redirectErrorStream(true);
    }

    /** Waits until what makes the next start faster is there, or gives up. */
    void awaitCaches() throws InterruptedException {
        caches.await(CACHES_SECONDS, TimeUnit.SECONDS);
    }

    private void follow(BufferedReader lines) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(line);
                if (line.startsWith("start-up caches written")) {
                    caches.countDown();
                }
            }
        } catch (IOException e) {
            System.out.println("the system's console has ended");
        }
    }

    /** Resident memory of all processes together, in bytes. */
    long residentBytes() throws IOException {
        long kilobytes = 0;
        for (String line : Files.readAllLines(data.resolve("run/processes.tsv"))) {
            kilobytes += residentKilobytes(line.split("\t")[1]);
        }
        return kilobytes << 10;
    }

    /** Processor time that each process has used so far, by name. */
    Map<String, Duration> processorTime() throws IOException {
        Map<String, Duration> times = new LinkedHashMap<>();
        for (String line : Files.readAllLines(data.resolve("run/processes.tsv"))) {
            String[] fields = line.split("\t");
            ProcessHandle.of(Long.parseLong(fields[1]))
                    .flatMap(it -> it.info().totalCpuDuration())
                    .ifPresent(it -> times.put(fields[0], it));
        }
        return times;
    }

    private static long residentKilobytes(String pid) throws IOException {
        List<String> status = Files.readAllLines(Path.of("/proc", pid, "status"));
        return status.stream()
                .filter(it -> it.startsWith("VmRSS:"))
                .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
                .sum();
    }

    /** Stops it and keeps its data. */
    void stop() throws InterruptedException {
        if (launcher != null) {
            launcher.destroy();
            if (!launcher.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                launcher.destroyForcibly();
            }
        }
    }

    /** Removes what an earlier run left, its processes included when it was killed. */
    void clear() throws IOException {
        if (Files.exists(data)) {
            stopLeftovers();
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file :
                        (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(file);
                }
            }
        }
    }

    private void stopLeftovers() throws IOException {
        Process stop = command("stop").redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            stop.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clear();
    }
}
