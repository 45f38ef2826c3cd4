package io.duban.local.launch;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** {@code ./duban stop}: has everything ended, says what it waits for, and enforces it at last. */
final class Stop {

    /** What the launcher allows its processes, and a little for itself. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration SAY_EVERY = Duration.ofSeconds(5);

    private final RunFile runFile;
    private final Console console;

    Stop(RunFile runFile, Console console) {
        this.runFile = runFile;
        this.console = console;
    }

    /**
     * Stops what is recorded, the launcher's processes also when the launcher itself has gone.
     *
     * @return whether everything ended by itself
     */
    boolean run() throws IOException, InterruptedException {
        if (runFile.launcher().isPresent()) {
            runFile.launcher().flatMap(RunFile.Entry::process).ifPresent(ProcessHandle::destroy);
        } else {
            console.line("the launcher has gone; ending what it left behind");
            askSurvivors();
        }
        List<RunFile.Entry> left = await(runFile.alive(), LIMIT);
        if (left.isEmpty()) {
            return true;
        }
        console.line("killed after %d s: %s".formatted(LIMIT.toSeconds(), names(left)));
        left.forEach(it -> it.process().ifPresent(ProcessHandle::destroyForcibly));
        List<RunFile.Entry> immortal = await(left, KILL_LIMIT);
        if (!immortal.isEmpty()) {
            throw new StartException("cannot be ended: " + names(immortal));
        }
        return false;
    }

    /** Services first: what they have in hand goes to store and broker. */
    private void askSurvivors() throws IOException, InterruptedException {
        List<RunFile.Entry> services =
                runFile.alive().stream().filter(it -> it.readiness().isPresent()).toList();
        services.forEach(it -> it.process().ifPresent(ProcessHandle::destroy));
        await(services, LIMIT.dividedBy(2));
        runFile.alive().forEach(it -> it.process().ifPresent(ProcessHandle::destroy));
    }

    private List<RunFile.Entry> await(List<RunFile.Entry> entries, Duration limit)
            throws InterruptedException {
        long began = System.nanoTime();
        long said = began;
        List<RunFile.Entry> left = alive(entries);
        while (!left.isEmpty() && System.nanoTime() - began < limit.toNanos()) {
            Thread.sleep(LOOK_EVERY);
            left = alive(left);
            if (System.nanoTime() - said > SAY_EVERY.toNanos() && !left.isEmpty()) {
                said = System.nanoTime();
                Duration rest = limit.minusNanos(said - began);
                console.line(
                        "waiting for %s; at most %d s more"
                                .formatted(names(left), Math.max(0, rest.toSeconds())));
            }
        }
        return left;
    }

    private static List<RunFile.Entry> alive(List<RunFile.Entry> entries) {
        return entries.stream().filter(it -> it.process().isPresent()).toList();
    }

    private static String names(List<RunFile.Entry> entries) {
        return String.join(
                ", ", entries.stream().map(it -> it.name() + " (pid " + it.pid() + ")").toList());
    }
}
