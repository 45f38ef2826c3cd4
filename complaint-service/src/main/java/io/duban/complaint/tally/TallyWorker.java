package io.duban.complaint.tally;

import io.duban.complaint.paging.Backfill;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Counts what has changed, soon after it has; whoever asks for counts does some of it first. */
@Component
class TallyWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TallyWorker.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    /** Steps that a caller waits for: what a quiet city has changed since the last look. */
    private static final int MOST_STEPS = 4;

    private final Tally tally;
    private final Backfill complaintBackfill;
    private final ReentrantLock working = new ReentrantLock();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;

    TallyWorker(Tally tally, Backfill complaintBackfill) {
        this.tally = tally;
        this.complaintBackfill = complaintBackfill;
    }

    /**
     * Brings the counts up to now, as far as little has changed.
     *
     * @throws io.duban.kit.problem.UnavailableException as long as what an earlier release has
     *     stored is not counted
     */
    void catchUp() {
        complaintBackfill.require();
        boolean more = true;
        for (int i = 0; i < MOST_STEPS && more; i++) {
            more = step();
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("tally").start(this::workForever);
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private boolean step() {
        working.lock();
        try {
            return tally.step();
        } finally {
            working.unlock();
        }
    }

    private void workForever() {
        try {
            while (running) {
                Duration rest = workOrSay();
                if (!rest.isZero() && stopped.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration workOrSay() {
        try {
            return step() ? Duration.ZERO : IDLE;
        } catch (RuntimeException e) {
            LOG.warn("Complaints are not counted; will retry in {} s.", AGAIN.toSeconds(), e);
            return AGAIN;
        }
    }
}
