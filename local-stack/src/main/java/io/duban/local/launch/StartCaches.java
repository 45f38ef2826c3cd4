package io.duban.local.launch;

import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/** Makes the caches that are missing once the machine has nothing else to do. */
final class StartCaches {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final int QUIET_LOOKS = 5;

    /** Of all processors together. */
    private static final double QUIET_LOAD = 0.25;

    /** On a machine that is never quiet; the work gives way to all other anyway. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);

    private final List<StartCache> caches;
    private final Console console;
    private final Thread thread = Thread.ofVirtual().name("start-caches").unstarted(this::run);

    StartCaches(List<StartCache> caches, Console console) {
        this.caches = caches;
        this.console = console;
    }

    void begin() {
        if (caches.stream().anyMatch(StartCache::isMissing)) {
            thread.start();
        }
    }

    /** Leaves the work where it is; the next start goes on with it. */
    void leave() {
        thread.interrupt();
    }

    private void run() {
        try {
            awaitQuiet();
            boolean all = true;
            for (StartCache cache : caches) {
                all &= !cache.isMissing() || cache.write();
            }
            if (all) {
                console.line("start-up caches written; the next start will be faster");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            console.line("no start-up caches this time: " + e.getMessage());
        }
    }

    private static void awaitQuiet() throws InterruptedException {
        var machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        int quiet = 0;
        while (quiet < QUIET_LOOKS && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_EVERY);
            quiet = machine.getCpuLoad() < QUIET_LOAD ? quiet + 1 : 0;
        }
    }
}
