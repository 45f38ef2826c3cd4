package io.duban.kit.lines;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The bytes of lines that all streams together hold at a time: read, and not yet answered. A stream
 * that finds no room waits for it before it reads on, and so does its sender.
 */
public final class LineRoom {

    private static final int UNIT = 1 << 10;
    private static final int MOST = (32 << 20) / UNIT;

    private final Semaphore room = new Semaphore(MOST, true);

    /** What one stream holds, nothing yet. */
    Share share() {
        return new Share();
    }

    /** What one stream holds; closing gives it back. */
    final class Share implements AutoCloseable {

        private final AtomicInteger taken = new AtomicInteger();

        private Share() {}

        /**
         * Waits until there is room.
         *
         * @param bytes of a line
         * @return what is to be given back when it is answered
         */
        int take(long bytes) throws InterruptedException {
            int units = (int) Math.min(MOST, 1 + bytes / UNIT);
            room.acquire(units);
            taken.addAndGet(units);
            return units;
        }

        void giveBack(int units) {
            taken.addAndGet(-units);
            room.release(units);
        }

        /** Once nobody takes any more. */
        @Override
        public void close() {
            room.release(taken.getAndSet(0));
        }
    }
}
