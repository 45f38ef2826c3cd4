package io.duban.local.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The running system: foundations first, then the services, then watched until it is stopped. */
final class LocalSystem implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(150);
    private static final Duration LOG_PAUSE = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(45);
    private static final Duration SAY_EVERY = Duration.ofSeconds(5);
    private static final int MOST_STARTS = 3;
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    private final Settings settings;
    private final Console console;
    private final RunFile runFile;
    private final Probe probe = new Probe();
    private final List<Watched> foundations = new ArrayList<>();
    private final List<Watched> services = new ArrayList<>();
    private final List<StartCaches> caches = new ArrayList<>();
    private volatile boolean taken;
    private volatile boolean stopping;
    private boolean closed;

    LocalSystem(Settings settings, Console console) {
        this.settings = settings;
        this.console = console;
        this.runFile = new RunFile(settings.data());
    }

    /**
     * Starts everything and returns when everything answers.
     *
     * @throws StartException in one line for the person at the terminal
     */
    void start() throws IOException, InterruptedException {
        DataFolder.require(settings.data());
        Backup.requireWhole(settings.data());
        if (!runFile.take()) {
            throw new StartException(
                    "Duban already runs on %s (%s); see ./duban status"
                            .formatted(settings.data(), runFile.holder()));
        }
        taken = true;
        end(runFile.succeed(settings.ports().gateway()));
        Secrets secrets = new Secrets(settings.data());
        if (settings.adminKey().isPresent()) {
            keepAdminKey(secrets, settings.adminKey().get());
        }
        Blueprint blueprint = new Blueprint(settings, secrets);
        List<Part> first = blueprint.foundations();
        requireFreePorts(first);
        for (ForeignServer server : ForeignServer.of(settings)) {
            new Awaited(server, console).until(START_LIMIT, this::requireGoingOn);
        }
        if (settings.mongodb().isEmpty()) {
            takeOver(blueprint.takeOver());
        }
        launch(first, foundations);
        List<Part> then = blueprint.services();
        requireFreePorts(then);
        awaitReady(foundations);
        launch(then, services);
        awaitReady(services);
        Thread.ofVirtual().name("logs").start(this::rotateLogs);
        begin(
                new StartCaches(
                        then.stream().flatMap(it -> it.startCache().stream()).toList(), console));
    }

    private void rotateLogs() {
        try {
            while (!stopping) {
                foundations.forEach(Watched::rotateLog);
                services.forEach(Watched::rotateLog);
                Thread.sleep(LOG_PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The administrator's key, made at the first start unless the environment gave one. */
    String adminKey() throws IOException {
        return new Secrets(settings.data()).get("admin-key");
    }

    /**
     * Ends what this launcher has started; one that was refused has started nothing. From the first
     * moment on nothing is started any more.
     */
    @Override
    public synchronized void close() {
        if (closed || !taken) {
            return;
        }
        closed = true;
        synchronized (services) {
            stopping = true;
        }
        caches.forEach(StartCaches::leave);
        services.forEach(Watched::letGo);
        foundations.forEach(Watched::letGo);
        try {
            end(services, STOP_LIMIT);
            end(foundations, STOP_LIMIT);
            runFile.clear();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            console.line("could not tidy up: " + e.getMessage());
        }
    }

    /** The documents of an earlier release are read in once, however long it takes. */
    private void takeOver(Optional<List<String>> command) throws IOException, InterruptedException {
        if (command.isEmpty()) {
            return;
        }
        Process process = new ProcessBuilder(command.get()).redirectErrorStream(true).start();
        String last = "";
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                console.progress(line);
                last = line;
            }
        }
        if (process.waitFor() != 0) {
            throw new StartException(last);
        }
        console.line(last);
    }

    private void launch(List<Part> parts, List<Watched> into) throws IOException {
        for (Part part : parts) {
            var log = new LogFile(settings.data().resolve("logs").resolve(part.name() + ".log"));
            Watched watched = new Watched(part, log, console, runFile);
            synchronized (services) {
                requireGoingOn();
                watched.start();
                into.add(watched);
            }
        }
    }

    private void begin(StartCaches missing) {
        synchronized (services) {
            requireGoingOn();
            caches.add(missing);
            missing.begin();
        }
    }

    private void requireGoingOn() {
        if (stopping) {
            throw new StartException("stopped while it was starting");
        }
    }

    private void awaitReady(List<Watched> parts) throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        List<Watched> waiting = new ArrayList<>(parts);
        while (!waiting.isEmpty()) {
            requireGoingOn();
            waiting.removeIf(it -> it.isAlive() && isReady(it.part()));
            console.progress("starting: waiting for " + names(waiting));
            for (Watched part : waiting) {
                if (part.hasRefused()) {
                    throw new StartException(part.part().name() + " cannot be started");
                }
                if (part.ends() >= MOST_STARTS) {
                    throw new StartException(
                            "%s ended %d times while it was starting: %s; see %s"
                                    .formatted(
                                            part.part().name(),
                                            part.ends(),
                                            part.whyItDoesNotStart().orElse("it does not say why"),
                                            part.log()));
                }
            }
            if (System.nanoTime() > deadline) {
                Watched late = waiting.getFirst();
                throw new StartException(
                        late.part().name()
                                + " is not ready after "
                                + START_LIMIT.toSeconds()
                                + " s. The end of its log:\n"
                                + late.lastWords().orElse("(empty)"));
            }
            Thread.sleep(POLL);
        }
    }

    private boolean isReady(Part part) {
        return probe.isReady(part.port(), part.readiness());
    }

    private static void requireFreePorts(List<Part> parts) {
        for (Part part : parts) {
            if (Probe.isOpen(part.port())) {
                throw new StartException(
                        "port " + part.port() + ", meant for " + part.name() + ", is in use");
            }
        }
    }

    /** A launcher that was killed leaves its processes behind; they hold ports and files. */
    private void end(List<RunFile.Entry> left) throws InterruptedException {
        for (RunFile.Entry entry : left) {
            console.line(
                    "ending " + entry.name() + " (pid " + entry.pid() + ") of an earlier start");
            entry.process().ifPresent(ProcessHandle::destroyForcibly);
        }
        long deadline = System.nanoTime() + KILL_LIMIT.toNanos();
        for (RunFile.Entry entry : left) {
            while (entry.process().isPresent()) {
                if (System.nanoTime() > deadline) {
                    throw new StartException(
                            "%s (pid %d) of an earlier start does not end"
                                    .formatted(entry.name(), entry.pid()));
                }
                Thread.sleep(POLL);
            }
        }
    }

    /** Asks all of them at once, waits as long as is right for the slowest, and enforces it. */
    private void end(List<Watched> parts, Duration longest) throws InterruptedException {
        parts.forEach(Watched::stop);
        long began = System.nanoTime();
        long said = began;
        List<Watched> left = parts.stream().filter(Watched::isAlive).toList();
        while (!left.isEmpty() && System.nanoTime() - began < longest.toNanos()) {
            Thread.sleep(POLL);
            left = left.stream().filter(Watched::isAlive).toList();
            if (System.nanoTime() - said > SAY_EVERY.toNanos() && !left.isEmpty()) {
                said = System.nanoTime();
                console.line(
                        "stopping: waiting for %s; at most %d s more"
                                .formatted(
                                        names(left), longest.minusNanos(said - began).toSeconds()));
            }
        }
        for (Watched late : left) {
            console.line(
                    late.part().name()
                            + " did not stop within "
                            + longest.toSeconds()
                            + " s; killed");
            late.kill();
        }
    }

    private static String names(List<Watched> parts) {
        return String.join(", ", parts.stream().map(it -> it.part().name()).toList());
    }

    private static void keepAdminKey(Secrets secrets, String key) throws IOException {
        var file = secrets.file("admin-key");
        var draft = Files.createTempFile(file.getParent(), "secret", ".new");
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(draft, key + "\n", StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
