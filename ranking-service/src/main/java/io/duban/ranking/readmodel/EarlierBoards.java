package io.duban.ranking.readmodel;

import io.duban.kit.problem.UnavailableException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Brings the boards of an earlier release up to what is kept beside boards now, some at a time. It
 * goes on where it was stopped, and several instances may do it at once. Until it is through, what
 * rests on all of a ranking's periods is not answered.
 */
final class EarlierBoards {

    private static final Logger LOG = LoggerFactory.getLogger(EarlierBoards.class);
    private static final int BATCH = 20;
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final BoardArchive boards;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean through;
    private Thread work;

    EarlierBoards(BoardArchive boards) {
        this.boards = boards;
    }

    void start() {
        work = Thread.ofVirtual().name("earlier-boards").start(this::work);
    }

    void stop() throws InterruptedException {
        stopped.countDown();
        work.join(LONGEST_STOP);
    }

    boolean isThrough() {
        return through;
    }

    /**
     * Refuses a question that rests on all periods.
     *
     * @throws UnavailableException while boards are left
     */
    void requireThrough() {
        if (!through) {
            throw new UnavailableException("The boards of before are being read in.", null);
        }
    }

    private void work() {
        String after = "";
        try {
            while (!through && stopped.getCount() > 0) {
                try {
                    Optional<String> last = boards.extract(after, BATCH);
                    through = last.isEmpty();
                    after = last.orElse(after);
                } catch (RuntimeException e) {
                    LOG.warn(
                            "Boards of an earlier release could not be read in; will retry in {}"
                                    + " s.",
                            RETRY.toSeconds(),
                            e);
                    if (stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
