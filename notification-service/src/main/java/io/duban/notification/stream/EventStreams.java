package io.duban.notification.stream;

import io.duban.kit.problem.ProblemException;
import io.duban.kit.problem.UnavailableException;
import io.duban.kit.security.Places;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.http.HttpStatus;

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
    private final Places places;
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
        this.places = new Places(limits.connectionsPerKey());
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
     * @param key whose listener it is
     * @throws ProblemException 429 before {@code answer} has begun, when the key has too many
     * @throws UnavailableException before {@code answer} has begun, when there are too many in all
     */
    void serve(String key, StreamFilter filter, StreamPosition from, Answer answer)
            throws IOException, InterruptedException {
        requireOpen();
        if (!places.take(key)) {
            refused.increment();
            throw new ProblemException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-listeners",
                    "Too many listeners",
                    "This key has " + limits.connectionsPerKey() + " open streams already.");
        }
        try {
            serveOneOfAll(filter, from, answer);
        } finally {
            places.giveBack(key);
        }
    }

    private void serveOneOfAll(StreamFilter filter, StreamPosition from, Answer answer)
            throws IOException, InterruptedException {
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
