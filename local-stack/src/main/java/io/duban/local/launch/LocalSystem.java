package io.duban.local.launch;

import io.duban.local.store.Folders;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The running system: foundations first, then the services, then watched until it is stopped. */
final class LocalSystem implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(150);
    private static final Duration LOG_PAUSE = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(45);
    private static final Duration STOP_LIMIT_WHEN_CACHING = Duration.ofSeconds(90);

    private final Settings settings;
    private final Console console;
    private final RunFile runFile;
    private final Probe probe = new Probe();
    private final List<Watched> foundations = new ArrayList<>();
    private final List<Watched> services = new ArrayList<>();
    private volatile boolean ready;
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
        Folders.own(settings.data());
        Backup.requireWhole(settings.data());
        if (runFile.take().isEmpty()) {
            throw new StartException(
                    "Duban already runs on " + settings.data() + "; see ./duban status");
        }
        endSurvivors();
        runFile.recordLauncher(settings.ports().gateway());
        Secrets secrets = new Secrets(settings.data());
        if (settings.adminKey().isPresent()) {
            keepAdminKey(secrets, settings.adminKey().get());
        }
        Blueprint blueprint = new Blueprint(settings, secrets);
        List<Part> first = blueprint.foundations();
        requireFreePorts(first);
        if (settings.mongodb().isEmpty()) {
            takeOver(blueprint.takeOver());
        }
        launch(first, foundations);
        List<Part> then = blueprint.services();
        requireFreePorts(then);
        awaitReady(foundations);
        launch(then, services);
        awaitReady(services);
        ready = true;
        Thread.ofVirtual().name("logs").start(this::rotateLogs);
    }

    private void rotateLogs() {
        try {
            while (true) {
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

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        boolean caching = services.stream().anyMatch(LocalSystem::willCache);
        if (caching) {
            console.line("stopping; the first stop of a build writes its start-up caches …");
        }
        try {
            end(services.reversed(), caching ? STOP_LIMIT_WHEN_CACHING : STOP_LIMIT);
            adoptCaches();
            end(foundations.reversed(), STOP_LIMIT);
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
            into.add(watched);
            watched.start();
        }
    }

    private void awaitReady(List<Watched> parts) throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        List<Watched> waiting = new ArrayList<>(parts);
        while (!waiting.isEmpty()) {
            waiting.removeIf(it -> it.isAlive() && isReady(it.part()));
            console.progress(
                    "starting: waiting for "
                            + String.join(
                                    ", ", waiting.stream().map(it -> it.part().name()).toList()));
            for (Watched part : waiting) {
                if (part.hasRefused()) {
                    throw new StartException(part.part().name() + " cannot be started");
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
    private void endSurvivors() throws IOException {
        for (RunFile.Entry entry : runFile.survivors()) {
            console.line(
                    "ending " + entry.name() + " (pid " + entry.pid() + ") of an earlier start");
            entry.process()
                    .ifPresent(
                            it -> {
                                it.destroyForcibly();
                                it.onExit()
                                        .orTimeout(10, java.util.concurrent.TimeUnit.SECONDS)
                                        .join();
                            });
        }
        runFile.clear();
    }

    private static void end(List<Watched> parts, Duration longest) throws InterruptedException {
        parts.forEach(Watched::stop);
        for (Watched part : parts) {
            part.awaitEnd(longest);
        }
    }

    private static boolean willCache(Watched watched) {
        return watched.part().aotCache().map(it -> !Files.exists(it)).orElse(false);
    }

    private void adoptCaches() throws IOException {
        for (Watched service : services) {
            if (ready && service.part().aotCache().isPresent()) {
                Path cache = service.part().aotCache().get();
                Path draft = Blueprint.draftOf(cache);
                if (Files.exists(draft)) {
                    Files.move(draft, cache, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void keepAdminKey(Secrets secrets, String key) throws IOException {
        var file = secrets.file("admin-key");
        var draft = Files.createTempFile(file.getParent(), "secret", ".new");
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(draft, key + "\n", StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
