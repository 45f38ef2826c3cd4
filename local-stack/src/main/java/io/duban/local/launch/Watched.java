package io.duban.local.launch;

import io.duban.local.store.DocumentStoreServer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One process under watch: started, and started again whenever it dies, with back-off. */
final class Watched {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration STEADY = Duration.ofMinutes(1);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    /** With this a service begins the line that says why it could not start. */
    private static final String START_FAILED = "start failed: ";

    /**
     * Ctrl-C reaches every process of the terminal at once. The launcher alone is to hear it: it
     * ends the others in their order, the store last.
     */
    private static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    private final Part part;
    private final LogFile log;
    private final Console console;
    private final RunFile runFile;
    private volatile Process process;
    private volatile boolean stopping;
    private volatile boolean refused;
    private final AtomicInteger ends = new AtomicInteger();
    private Duration pause = FIRST_PAUSE;

    Watched(Part part, LogFile log, Console console, RunFile runFile) {
        this.part = part;
        this.log = log;
        this.console = console;
        this.runFile = runFile;
    }

    Part part() {
        return part;
    }

    void start() throws IOException {
        launch();
        Thread.ofVirtual().name("watch-" + part.name()).start(this::watch);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it has ended saying that starting it again would not help. */
    boolean hasRefused() {
        return refused;
    }

    /** When it ends from now on, it is not started again. */
    synchronized void letGo() {
        stopping = true;
    }

    /** Asks it to end. */
    synchronized void stop() {
        stopping = true;
        process.destroy();
    }

    /** Ends it without asking. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(KILL_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void launch() throws IOException {
        if (stopping) {
            return;
        }
        Files.createDirectories(log.file().getParent());
        List<String> command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        command.addAll(part.command());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(part.environment());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
        process = builder.start();
        try {
            runFile.record(part, process.toHandle());
        } catch (IOException e) {
            // It runs, and this launcher knows of it; only a launcher after this one would not.
            console.line(part.name() + " runs unrecorded: " + e.getMessage());
        }
    }

    private void watch() {
        try {
            while (!stopping) {
                long started = System.nanoTime();
                int exit = process.waitFor();
                if (stopping) {
                    return;
                }
                ends.incrementAndGet();
                if (exit == DocumentStoreServer.REFUSED) {
                    refused = true;
                    console.line(
                            part.name() + " refuses to run: " + lastWords().orElse("(no word)"));
                    return;
                }
                Duration lived = Duration.ofNanos(System.nanoTime() - started);
                pause = lived.compareTo(STEADY) > 0 ? FIRST_PAUSE : pause;
                console.line(
                        "%s (pid %d) ended with %d; starting it again in %.1f s, see %s"
                                .formatted(
                                        part.name(),
                                        process.pid(),
                                        exit,
                                        pause.toMillis() / 1000.0,
                                        log.file()));
                Thread.sleep(pause);
                pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
                launchAgain();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void launchAgain() {
        try {
            launch();
        } catch (IOException e) {
            console.line(part.name() + " cannot be started now: " + e.getMessage());
        }
    }

    /** Keeps its log from growing without end. */
    void rotateLog() {
        try {
            log.rotate();
        } catch (IOException e) {
            // A full disk, which is told elsewhere; the next time there may be room.
        }
    }

    /** How often it has ended without being asked to. */
    int ends() {
        return ends.get();
    }

    /** Where it says what it does. */
    Path log() {
        return log.file();
    }

    /** Its own word for why its last start failed, when it had one. */
    Optional<String> whyItDoesNotStart() {
        return log.lastLineOf(START_FAILED);
    }

    /** The end of its log, for a message about why it does not start. */
    Optional<String> lastWords() {
        return log.lastWords();
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
