package io.duban.notification.stream;

import io.duban.notification.stream.EventRing.Entry;
import io.duban.notification.stream.EventRing.Slice;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One listener's connection. What lies before the ring it reads from the log, then it follows the
 * ring. It runs in the thread of its request and keeps nothing but its position.
 */
final class Listener {

    private static final Duration POLL = Duration.ofMillis(500);

    private final EventRing ring;
    private final PositionSeal seal;
    private final StreamFilter filter;
    private final StreamWriter out;
    private final EventStreamProperties limits;
    private final long deadline;
    private StreamPosition position;

    Listener(
            EventRing ring,
            PositionSeal seal,
            StreamFilter filter,
            StreamPosition position,
            StreamWriter out,
            EventStreamProperties limits) {
        this.ring = ring;
        this.seal = seal;
        this.filter = filter;
        this.position = position;
        this.out = out;
        this.limits = limits;
        this.deadline = System.nanoTime() + limits.longest().toNanos();
    }

    /** Says where the listener stands, so that it can resume even if nothing ever comes. */
    void greet() throws IOException {
        out.greet(seal.seal(position));
    }

    /**
     * The number in the ring from which to go on; empty when what comes next lies in the log only.
     * What a topic holds that is not asked for counts as had.
     */
    OptionalLong join() {
        position = position.union(ring.now().position().in(filter.otherTopics()));
        return ring.join(position);
    }

    /**
     * Waits until there is room to read the past: after a burst, many may come back at once.
     *
     * @return whether a permit was acquired; false when the connection is to end
     */
    boolean waitFor(Semaphore room) throws IOException, InterruptedException {
        while (goesOn()) {
            if (room.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
            breathe();
        }
        return false;
    }

    /**
     * Sends what lies before the ring.
     *
     * @return the number in the ring from which to go on; empty when the connection is to end
     */
    OptionalLong catchUp(EventLog log) throws IOException {
        OptionalLong next = join();
        while (next.isEmpty() && goesOn()) {
            for (StreamedEvent event : log.read(POLL, filter.types()::contains)) {
                position = position.with(event.lane(), event.offset() + 1);
                if (filter.accepts(event)) {
                    out.event(seal.seal(position), event);
                }
            }
            position = position.union(log.position());
            breathe();
            next = join();
        }
        return next;
    }

    /** Follows the ring until the listener falls behind, its time is over, or the ring stops. */
    void follow(long from) throws IOException, InterruptedException {
        long next = from;
        while (goesOn()) {
            Slice slice = ring.take(next, out.untilHeartbeat(limits.heartbeat()));
            if (!slice.open()) {
                return;
            }
            for (Entry entry : slice.entries()) {
                send(entry);
            }
            position = position.union(slice.position());
            next = slice.next();
            breathe();
        }
    }

    private void send(Entry entry) throws IOException {
        StreamedEvent event = entry.event();
        if (event.offset() < position.of(event.lane())) {
            return;
        }
        boolean shared = entry.after().reaches(position);
        position = position.union(entry.after());
        if (filter.accepts(event)) {
            out.event(shared ? entry.sealed() : seal.seal(position), event);
        }
    }

    private void breathe() throws IOException {
        out.flush();
        if (out.untilHeartbeat(limits.heartbeat()).isZero()) {
            out.heartbeat(seal.seal(position));
        }
    }

    private boolean goesOn() {
        return ring.isOpen() && System.nanoTime() < deadline;
    }
}
