package io.duban.acceptance;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One more of each service, and a second gateway before them, on the broker and the store of a
 * running system: what a city has on its second machine.
 */
final class SecondInstances implements AutoCloseable {

    private static final List<String> SERVICES =
            List.of(
                    "complaint-service",
                    "project-service",
                    "ranking-service",
                    "notification-service");
    private static final String GATEWAY = "gateway";
    private static final long START_SECONDS = 180;

    private final RunningSystem system;
    private final Path java;
    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<String, Process> processes = new LinkedHashMap<>();

    private SecondInstances(RunningSystem system) throws IOException {
        this.system = system;
        this.java = system.java();
    }

    /** Starts them and does not wait; see {@link #awaitEveryInstance}. */
    static SecondInstances beside(RunningSystem system) throws Exception {
        SecondInstances second = new SecondInstances(system);
        for (String name : names()) {
            second.ports.put(name, freePort());
        }
        for (String name : names()) {
            second.start(name);
        }
        return second;
    }

    /** The administrator at the second gateway. */
    Api admin() {
        return new Api("http://localhost:" + ports.get(GATEWAY), RunningSystem.ADMIN_KEY);
    }

    /** Kills an instance without a warning and starts it again, as whoever watches it would. */
    void killAndStart(String name) throws IOException {
        processes.get(name).destroyForcibly();
        processes.get(name).onExit().join();
        start(name);
    }

    void awaitEveryInstance() throws IOException, InterruptedException {
        for (String name : names()) {
            awaitReady(name);
        }
    }

    /** Waits; one that has ended meanwhile is started again, as whoever watches it would. */
    void awaitReady(String name) throws IOException, InterruptedException {
        Api instance = new Api("http://127.0.0.1:" + ports.get(name), null);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (instance.get("/actuator/health/readiness").status() != 200) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the second " + name + " is not ready");
            }
            if (!processes.get(name).isAlive()) {
                start(name);
            }
            Thread.sleep(200);
        }
    }

    @Override
    public void close() {
        processes.values().forEach(Process::destroyForcibly);
        processes.values().forEach(it -> it.onExit().join());
    }

    private void start(String name) throws IOException {
        Path jar = jar(name);
        List<String> command =
                new ArrayList<>(
                        List.of(
                                java.toString(),
                                "-XX:+UseSerialGC",
                                "-Xmx512m",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow"));
        Path cache = jar.getParent().resolveSibling("start.aot");
        if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.addAll(List.of("-jar", jar.toString(), "--server.port=" + ports.get(name)));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment());
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(
                        system.data().resolve("logs/second-" + name + ".log").toFile()));
        processes.put(name, builder.start());
    }

    private Map<String, String> environment() throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.putAll(RunningSystem.SHORT_LIVED);
        environment.put("DUBAN_INSTANCE", "second");
        environment.put("DUBAN_CALENDAR", "manual");
        environment.put("DUBAN_STATE_DIR", system.data().resolve("streams-second").toString());
        environment.put("DUBAN_KAFKA", "127.0.0.1:" + system.port("DUBAN_KAFKA_PORT"));
        environment.put(
                "DUBAN_MONGODB",
                "mongodb://127.0.0.1:" + system.port("DUBAN_STORE_PORT") + "/?retryWrites=false");
        environment.put("DUBAN_TOKEN_SECRET", secret("token-secret"));
        environment.put("DUBAN_KEYS_PEPPER", secret("keys-pepper"));
        environment.put("DUBAN_ADMIN_KEY", RunningSystem.ADMIN_KEY);
        for (String service : SERVICES) {
            environment.put(
                    "DUBAN_ROUTES_" + service.replace("-", "").toUpperCase(Locale.ROOT),
                    "http://127.0.0.1:" + ports.get(service));
        }
        return environment;
    }

    private String secret(String name) throws IOException {
        return Files.readString(system.data().resolve("secrets").resolve(name)).strip();
    }

    /** As the launcher has unpacked it. */
    private Path jar(String name) throws IOException {
        Path apps = system.data().resolve("run/apps").toRealPath();
        try (Stream<Path> files = Files.walk(apps, 3)) {
            return files.filter(it -> it.toString().endsWith("-exec.jar"))
                    .filter(it -> it.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(SERVICES);
        names.add(GATEWAY);
        return names;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
