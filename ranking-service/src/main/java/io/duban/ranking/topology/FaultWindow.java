package io.duban.ranking.topology;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** Counts the faults of the last while. */
final class FaultWindow {

    /** More than anybody has to know. */
    private static final int MOST = 1_000;

    private final Deque<Long> faults = new ArrayDeque<>();
    private final long window;
    private final LongSupplier nanoTime;

    FaultWindow(Duration window, LongSupplier nanoTime) {
        this.window = window.toNanos();
        this.nanoTime = nanoTime;
    }

    synchronized void note() {
        faults.addLast(nanoTime.getAsLong());
        if (faults.size() > MOST) {
            faults.removeFirst();
        }
    }

    synchronized int count() {
        long now = nanoTime.getAsLong();
        while (!faults.isEmpty() && now - faults.getFirst() > window) {
            faults.removeFirst();
        }
        return faults.size();
    }
}
