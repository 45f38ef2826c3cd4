package io.duban.local.launch;

import java.time.Duration;
import java.util.Optional;

/** A server without which no service comes up; what is waited for is said as long as it lasts. */
final class Awaited {

    private static final Duration SAY_EVERY = Duration.ofSeconds(10);
    private static final Duration ASK_EVERY = Duration.ofSeconds(1);

    private final ForeignServer server;
    private final Console console;

    Awaited(ForeignServer server, Console console) {
        this.server = server;
        this.console = console;
    }

    /**
     * Returns when it answers.
     *
     * @param limit how long it may take
     * @param goingOn fails when nobody wants it any more
     * @throws StartException naming the setting, when it does not answer within the limit
     */
    void until(Duration limit, Runnable goingOn) throws InterruptedException {
        long began = System.nanoTime();
        long said = began - SAY_EVERY.toNanos();
        Optional<String> problem = server.problem();
        while (problem.isPresent()) {
            goingOn.run();
            long now = System.nanoTime();
            Duration left = limit.minusNanos(now - began);
            if (now - said >= SAY_EVERY.toNanos()) {
                said = now;
                console.line(
                        "waiting for %s: %s; at most %d s more"
                                .formatted(
                                        server.name(),
                                        problem.get(),
                                        Math.max(0, left.toSeconds())));
            }
            if (left.isNegative()) {
                throw new StartException(
                        "%s does not answer: %s".formatted(server.name(), problem.get()));
            }
            Thread.sleep(ASK_EVERY);
            problem = server.problem();
        }
    }
}
