package io.duban.ranking.calendar;

import io.duban.contracts.period.BusinessTime;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Looks every second, and at once when it is told, whether a day has ended or waits to be said. */
final class CalendarRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarRunner.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    private final Calendar calendar;
    private final DayPublisher publisher;
    private final Clock clock;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private Thread thread;

    CalendarRunner(Calendar calendar, DayPublisher publisher, Clock clock) {
        this.calendar = calendar;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Days have ended; they are published without waiting for the next look. */
    void wake() {
        news.release();
    }

    @Override
    public void start() {
        // Before the thread, which looks at it first thing.
        running = true;
        thread = Thread.ofVirtual().name("calendar").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            // Not interrupted, because it may be in the middle of a transaction; that has an end.
            wake();
            try {
                thread.join(LONGEST_STOP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        publisher.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        boolean away = false;
        while (running) {
            try {
                look();
                away = false;
            } catch (RuntimeException e) {
                // Whatever it was: without this thread no day would end any more.
                if (!away) {
                    LOG.warn(
                            "Ended days wait to be published; will retry every {} s.",
                            EVERY.toSeconds(),
                            e);
                }
                away = true;
            }
            if (!rest()) {
                return;
            }
        }
    }

    private void look() {
        calendar.tick(LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE));
        publisher.publishPending();
    }

    private boolean rest() {
        try {
            if (news.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
