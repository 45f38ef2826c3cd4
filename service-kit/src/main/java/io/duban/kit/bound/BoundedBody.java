package io.duban.kit.bound;

import io.duban.kit.problem.BodyRefusedException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

import java.io.IOException;
import java.time.Duration;

/**
 * A body that is charged before it is read, and whose sender must keep up a rate. Only the time
 * spent waiting for the sender counts, so a service that is slow itself cuts nobody off.
 */
final class BoundedBody extends ServletInputStream {

    private static final int STEP = 16 << 10;

    /**
     * How a body is measured.
     *
     * @param slowest bytes a second
     * @param passage a line that has come whole begins the measurement anew: who sends a line and
     *     waits for its verdict is not slow
     */
    record Measure(long slowest, Duration grace, Passage passage) {}

    private final ServletInputStream body;
    private final BodyBudget.Share share;
    private final Measure measure;
    private long read;
    private long measured;
    private long waitedNanos;

    BoundedBody(ServletInputStream body, BodyBudget.Share share, Measure measure) {
        this.body = body;
        this.share = share;
        this.measure = measure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int most = Math.min(length, STEP);
        if (measure.passage().isWhole()) {
            share.growTo(read + most);
        }
        long began = System.nanoTime();
        int came = body.read(into, offset, most);
        if (came > 0) {
            waitedNanos += System.nanoTime() - began;
            read += came;
            measured += came;
            check(into[offset + came - 1]);
        }
        return came;
    }

    private void check(byte last) throws BodyRefusedException {
        if (measure.passage() == Passage.LINES && last == '\n') {
            measured = 0;
            waitedNanos = 0;
            return;
        }
        long allowed = measure.grace().toNanos() + nanosFor(measured);
        if (waitedNanos > allowed) {
            throw BodyRefusedException.tooSlow();
        }
    }

    private long nanosFor(long bytes) {
        return (long) (bytes * 1e9 / measure.slowest());
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    /** A reader that is called back would not be charged. */
    @Override
    public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("bodies are read by whoever waits for them");
    }
}
