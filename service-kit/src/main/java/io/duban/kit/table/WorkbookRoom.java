package io.duban.kit.table;

import io.duban.kit.problem.UnavailableException;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory that all open workbooks take together: their files, and the texts that their cells
 * share. A workbook that finds no room for some time is to be sent again later.
 */
public final class WorkbookRoom {

    private static final int UNIT = 1 << 20;
    private static final int MOST = 96;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** Texts in memory take about so many times the bytes that they take in the file. */
    private static final int GROWTH = 2;

    private final Semaphore room = new Semaphore(MOST, true);

    /** What one workbook takes, nothing yet. */
    Share share() {
        return new Share();
    }

    /** What one workbook takes; closing gives it back. */
    public final class Share implements AutoCloseable {

        private int taken;

        private Share() {}

        /**
         * Takes room.
         *
         * @throws UnavailableException when there is none for longer than a caller should wait
         */
        void take(long bytes) {
            int units = Math.min(MOST - taken, units(GROWTH * bytes));
            try {
                if (!room.tryAcquire(units, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new UnavailableException("Other workbooks are being read.", null);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnavailableException("Stopped while waiting to read a workbook.", e);
            }
            taken += units;
        }

        /** Gives back what was taken for more than came. */
        void giveBack(long bytes) {
            int units = Math.min(taken, (int) (GROWTH * bytes / UNIT));
            taken -= units;
            room.release(units);
        }

        @Override
        public void close() {
            room.release(taken);
            taken = 0;
        }

        private static int units(long bytes) {
            return (int) Math.min(MOST, 1 + bytes / UNIT);
        }
    }
}
