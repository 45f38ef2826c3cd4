package io.duban.notification.stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Reads the end of the log once for all listeners of this instance. Stops before the web server
 * does, so that open streams end and do not hold up a shutdown.
 */
final class EventTail implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventTail.class);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration STOP_WAIT = Duration.ofSeconds(5);

    private final EventLogs logs;
    private final EventRing ring;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile Thread reader;

    EventTail(EventLogs logs, EventRing ring) {
        this.logs = logs;
        this.ring = ring;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        reader = Thread.ofPlatform().name("event-tail").daemon().start(this::readForever);
    }

    @Override
    public void stop() {
        stopped.countDown();
        ring.close();
        try {
            reader.join(STOP_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void readForever() {
        while (isRunning()) {
            try (EventLog log = open()) {
                while (isRunning()) {
                    ring.append(log.read(WAIT, _ -> true), log.position());
                }
            } catch (RuntimeException e) {
                // Kafka and the store each have their own; the stream goes on once both answer.
                LOG.warn(
                        "The event stream's tail broke: {}; will retry in {} s.",
                        e.toString(),
                        RETRY.toSeconds());
                pause();
            }
        }
    }

    private EventLog open() {
        EventRing.Place place = ring.now();
        EventLog log = place.position() == null ? logs.atEnd() : logs.at(place.position());
        ring.openAt(log.position());
        return log;
    }

    private void pause() {
        try {
            if (stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Stopped while waiting.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
