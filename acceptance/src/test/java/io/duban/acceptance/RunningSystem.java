package io.duban.acceptance;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code ./duban start} on a folder and ports of its own, stopped and removed when closed. */
final class RunningSystem implements AutoCloseable {

    static final String ADMIN_KEY = "acceptance-admin-key-0123456789abcdef";

    /** For processes that live for minutes: on few cores the second compiler costs half of them. */
    static final Map<String, String> SHORT_LIVED =
            Map.of("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");

    /** The services as the launcher unpacks them, with their start-up caches. */
    private static final Path APPS = Path.of("target", "apps").toAbsolutePath();

    private static final Duration START_LIMIT = Duration.ofMinutes(10);

    private static final Duration DEMO_LIMIT = Duration.ofMinutes(25);

    /** What the demonstration ends with. */
    private static final String PLAYED = "The system stays up";

    /** It may have caches to write. */
    private static final Duration STOP_LIMIT = Duration.ofMinutes(5);

    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(3);

    private static final Pattern STATUS =
            Pattern.compile("(\\S+)\\s+pid \\d+\\s+port \\d+\\s+(.+)");
    private static final List<String> PORTS =
            List.of(
                    "DUBAN_PORT",
                    "DUBAN_COMPLAINT_PORT",
                    "DUBAN_PROJECT_PORT",
                    "DUBAN_RANKING_PORT",
                    "DUBAN_NOTIFICATION_PORT",
                    "DUBAN_KAFKA_PORT",
                    "DUBAN_KAFKA_CONTROLLER_PORT",
                    "DUBAN_STORE_PORT");

    private final Path home;
    private final Path data;
    private final Map<String, String> environment;
    private final ConcurrentLinkedQueue<String> console = new ConcurrentLinkedQueue<>();
    private Process launcher;

    private RunningSystem(Path home, Path data, Map<String, String> environment) {
        this.home = home;
        this.data = data;
        this.environment = environment;
    }

    /** Starts a fresh system with a manual calendar. */
    static RunningSystem start() throws Exception {
        return startOn(freshFolder());
    }

    /** Starts a system with a manual calendar on what lies in the folder, which goes with it. */
    static RunningSystem startOn(Path data) throws Exception {
        shareApps(data);
        return startOn(data, Path.of(System.getProperty("duban.home")), "on");
    }

    /**
     * The same with the programs of another checkout.
     *
     * @param home where {@code ./duban} and the built modules lie
     */
    static RunningSystem startOn(Path data, Path home) throws Exception {
        return startOn(data, home, "off");
    }

    private static RunningSystem startOn(Path data, Path home, String caches) throws Exception {
        RunningSystem system = on(data, home, caches);
        system.startAgain();
        return system;
    }

    /** Starts a fresh system on which the demonstration has been played. */
    static RunningSystem demo() throws Exception {
        Path data = freshFolder();
        shareApps(data);
        RunningSystem system = on(data, Path.of(System.getProperty("duban.home")), "on");
        system.launch("demo", it -> it.contains(PLAYED), DEMO_LIMIT);
        return system;
    }

    private static RunningSystem on(Path data, Path home, String caches) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>(freePorts());
        environment.put("DUBAN_DATA", data.toString());
        environment.put("DUBAN_CALENDAR", "manual");
        environment.put("DUBAN_START_CACHES", caches);
        environment.put("DUBAN_ADMIN_KEY", ADMIN_KEY);
        environment.putAll(SHORT_LIVED);
        return new RunningSystem(home, data, environment);
    }

    /** The first stop after a build writes the caches; every later start is from them. */
    private static void shareApps(Path data) throws IOException {
        Files.createDirectories(APPS);
        Files.createDirectories(data.resolve("run"));
        Files.createSymbolicLink(data.resolve("run/apps"), APPS);
    }

    static Path freshFolder() throws IOException {
        return Files.createTempDirectory("duban-acceptance");
    }

    Api admin() {
        return new Api(url(), ADMIN_KEY);
    }

    Api withKey(String key) {
        return new Api(url(), key);
    }

    String url() {
        return "http://localhost:" + environment.get("DUBAN_PORT");
    }

    Path data() {
        return data;
    }

    /** The port under the name of its environment variable. */
    int port(String variable) {
        return Integer.parseInt(environment.get(variable));
    }

    /** The program that runs the services. */
    Path java() throws IOException {
        String jdk = Files.readString(home.resolve("local-stack/target/java-home")).strip();
        return Path.of(jdk, "bin", "java");
    }

    /** Each process's pid as the launcher records it, the launcher itself left out. */
    Map<String, Long> pids() throws IOException {
        Map<String, Long> pids = new LinkedHashMap<>();
        recorded().forEach((name, fields) -> pids.put(name, Long.parseLong(fields[1])));
        return pids;
    }

    /** The processes that do not say at this moment that they are ready. */
    List<String> unready() throws IOException {
        List<String> unready = new ArrayList<>();
        recorded()
                .forEach(
                        (name, fields) -> {
                            boolean ready =
                                    fields[4].isEmpty()
                                            ? isOpen(Integer.parseInt(fields[3]))
                                            : new Api(fields[4], null).get("").status() == 200;
                            if (!ready) {
                                unready.add(name);
                            }
                        });
        return unready;
    }

    /** The launcher's record of each process, the launcher itself left out. */
    private Map<String, String[]> recorded() throws IOException {
        Map<String, String[]> recorded = new LinkedHashMap<>();
        for (String line : Files.readAllLines(data.resolve("run/processes.tsv"))) {
            String[] fields = line.split("\t", -1);
            if (!fields[0].equals("launcher")) {
                recorded.put(fields[0], fields);
            }
        }
        return recorded;
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 3_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What a command said, and with which code it ended. */
    record Said(int code, List<String> lines) {}

    /** Runs {@code ./duban WORD} beside this system, on its folder and ports. */
    Said duban(String word) throws Exception {
        Process process = command(word).redirectErrorStream(true).start();
        try {
            List<String> lines =
                    process.inputReader(StandardCharsets.UTF_8)
                            .lines()
                            // What the JVM says of the options that the tests give it.
                            .filter(it -> !it.startsWith("NOTE: "))
                            .toList();
            if (!process.waitFor(COMMAND_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("./duban " + word + " does not end: " + lines);
            }
            return new Said(process.exitValue(), lines);
        } finally {
            process.destroyForcibly();
        }
    }

    /** The process that watches the others. */
    ProcessHandle launcher() {
        return launcher.toHandle();
    }

    /** Starts it again on what it left. */
    void startAgain() throws Exception {
        launch("start", ("ready " + url())::equals, START_LIMIT);
    }

    /** {@code ./duban status}: the word at the end of each process's line. */
    Map<String, String> status() throws Exception {
        Process process = command("status").start();
        Map<String, String> states = new LinkedHashMap<>();
        for (String line : process.inputReader(StandardCharsets.UTF_8).lines().toList()) {
            Matcher fields = STATUS.matcher(line);
            if (!fields.matches()) {
                throw new IllegalStateException("status says: " + line);
            }
            states.put(fields.group(1), fields.group(2));
        }
        process.waitFor(30, TimeUnit.SECONDS);
        return states;
    }

    /** What the launcher has printed so far. */
    List<String> console() {
        return List.copyOf(console);
    }

    /** Everything under the data folder that may hold what went through the system. */
    List<Path> files() throws IOException {
        return MovingFiles.under(data).stream()
                .filter(it -> !it.startsWith(data.resolve("run/apps")))
                .toList();
    }

    /** Stops every process and leaves the data. */
    void stop() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                launcher.descendants().forEach(ProcessHandle::destroyForcibly);
                launcher.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        keepLogs();
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    /** What the processes said stays under {@code target/logs} for whoever looks into a failure. */
    private void keepLogs() throws IOException {
        Path kept =
                Files.createDirectories(Path.of("target", "logs", data.getFileName().toString()));
        Files.write(kept.resolve("console.log"), console());
        try (Stream<Path> logs = Files.list(data.resolve("logs"))) {
            for (Path log : logs.toList()) {
                Files.copy(log, kept.resolve(log.getFileName()), REPLACE_EXISTING);
            }
        }
    }

    /** Runs {@code ./duban WORD}, which stays, until it prints a line. */
    private void launch(String word, Predicate<String> line, Duration limit) throws Exception {
        launcher = command(word).redirectErrorStream(true).start();
        CompletableFuture<Void> printed = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> follow(line, printed));
        try {
            printed.get(limit.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw e;
        }
    }

    private void follow(Predicate<String> awaited, CompletableFuture<Void> printed) {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(launcher.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                console.add(line);
                if (awaited.test(line)) {
                    printed.complete(null);
                }
            }
            printed.completeExceptionally(new IllegalStateException("ended: " + console));
        } catch (IOException e) {
            printed.completeExceptionally(e);
        }
    }

    private ProcessBuilder command(String word) {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("duban").toString(), word);
        builder.environment().putAll(environment);
        return builder;
    }

    /** A free port under the name of each variable that sets one. */
    static Map<String, String> freePorts() throws IOException {
        Map<String, String> ports = new LinkedHashMap<>();
        List<ServerSocket> sockets = new ArrayList<>();
        for (String name : PORTS) {
            ServerSocket socket = new ServerSocket(0);
            sockets.add(socket);
            ports.put(name, Integer.toString(socket.getLocalPort()));
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }
}
