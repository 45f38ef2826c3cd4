package io.duban.notification.stream;

import io.duban.kit.problem.UnavailableException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;

/** Lets listeners in, as many as may be, and serves each until it goes. */
final class EventStreams {

    private static final Duration LONGEST_START = Duration.ofSeconds(5);

    private final EventRing ring;
    private final EventLogs logs;
    private final PositionSeal seal;
    private final EventStreamProperties limits;
    private final Semaphore connections;
    private final Semaphore catchUps;
    private final Counter refused;

    EventStreams(
            EventRing ring,
            EventLogs logs,
            PositionSeal seal,
            EventStreamProperties limits,
            MeterRegistry metrics) {
        this.ring = ring;
        this.logs = logs;
        this.seal = seal;
        this.limits = limits;
        this.connections = new Semaphore(limits.connections());
        this.catchUps = new Semaphore(limits.catchUps());
        this.refused = metrics.counter("duban_stream_refused");
        metrics.gauge(
                "duban_stream_listeners",
                connections,
                it -> limits.connections() - it.availablePermits());
    }

    /** What a listener writes to, made once it has been let in. */
    interface Answer {
        OutputStream begin() throws IOException;
    }

    /** The position of what is about to come. */
    StreamPosition now() throws InterruptedException {
        requireOpen();
        return ring.now().position();
    }

    /**
     * Serves one listener.
     *
     * @throws UnavailableException before {@code answer} has begun, when there are too many
     */
    void serve(StreamFilter filter, StreamPosition from, Answer answer)
            throws IOException, InterruptedException {
        requireOpen();
        if (!connections.tryAcquire()) {
            refused.increment();
            throw new UnavailableException("Too many listeners.", null);
        }
        try {
            StreamWriter out = new StreamWriter(answer.begin());
            Listener listener = new Listener(ring, seal, filter, from, out, limits);
            listener.greet();
            OptionalLong next = listener.join();
            if (next.isEmpty() && listener.waitFor(catchUps)) {
                next = catchUp(listener, filter, from);
            }
            if (next.isPresent()) {
                listener.follow(next.getAsLong());
            }
        } finally {
            connections.release();
        }
    }

    /** The service answers a moment before its tail does. */
    private void requireOpen() throws InterruptedException {
        if (!ring.awaitOpen(LONGEST_START)) {
            throw new UnavailableException("The event stream is not ready yet.", null);
        }
    }

    private OptionalLong catchUp(Listener listener, StreamFilter filter, StreamPosition from)
            throws IOException {
        try (EventLog log = logs.at(from, filter.topics())) {
            return listener.catchUp(log);
        } finally {
            catchUps.release();
        }
    }
}
