package io.duban.notification.stream;

import io.duban.kit.problem.UnavailableException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;

/** Lets listeners in, as many as may be, and serves each until it goes. */
final class EventStreams {

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
    StreamPosition now() {
        if (!ring.isOpen()) {
            throw new UnavailableException("The event stream is not ready yet.", null);
        }
        return ring.now().position();
    }

    /**
     * Serves one listener.
     *
     * @throws UnavailableException before {@code answer} has begun, when there are too many
     */
    void serve(StreamFilter filter, StreamPosition from, Answer answer)
            throws IOException, InterruptedException {
        enter(connections, "Too many listeners.");
        try {
            OptionalLong next = ring.join(from);
            if (next.isPresent()) {
                Listener listener = listener(filter, from, answer);
                listener.greet();
                listener.follow(next.getAsLong());
            } else {
                serveFromLog(filter, from, answer);
            }
        } finally {
            connections.release();
        }
    }

    private void serveFromLog(StreamFilter filter, StreamPosition from, Answer answer)
            throws IOException, InterruptedException {
        Listener listener;
        OptionalLong next;
        enter(catchUps, "Too many listeners are catching up.");
        try (EventLog log = logs.at(from)) {
            listener = listener(filter, from, answer);
            listener.greet();
            next = listener.catchUp(log);
        } finally {
            catchUps.release();
        }
        if (next.isPresent()) {
            listener.follow(next.getAsLong());
        }
    }

    private Listener listener(StreamFilter filter, StreamPosition from, Answer answer)
            throws IOException {
        return new Listener(ring, seal, filter, from, new StreamWriter(answer.begin()), limits);
    }

    private void enter(Semaphore door, String reason) {
        if (!door.tryAcquire()) {
            refused.increment();
            throw new UnavailableException(reason, null);
        }
    }
}
