package io.duban.kit.lines;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Between those who make the answer and the one who sends it. Many clients read nothing before they
 * have sent everything; the verdicts wait for them in a temporary file, so that neither memory
 * fills nor both sides wait for each other. Whoever does wait for verdicts before sending on
 * pauses, and is then sent what there is.
 */
final class Spool implements AutoCloseable {

    private static final int CHUNK = 64 << 10;

    /** Sent while the other side may still be sending: what any network buffer takes unread. */
    private static final int HEAD_START = 64 << 10;

    private final FileChannel file;
    private long written;
    private long released;
    private boolean allReceived;
    private boolean finished;
    private RuntimeException failure;

    Spool() throws IOException {
        Path path = Files.createTempFile("duban-verdicts", ".ndjson");
        file =
                FileChannel.open(
                        path,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
    }

    synchronized void append(byte[] lines) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(lines);
        while (buffer.hasRemaining()) {
            written += file.write(buffer, written);
        }
        notifyAll();
    }

    /**
     * The other side has paused, and all that it sent is answered: it may be one that waits for the
     * answers before it sends on.
     */
    synchronized void release() {
        released = written;
        notifyAll();
    }

    /** The other side has sent everything and will read now. */
    synchronized void allReceived() {
        allReceived = true;
        notifyAll();
    }

    /** Nothing more will come. */
    synchronized void finish() {
        finished = true;
        notifyAll();
    }

    /** Nothing more will come, and what came is not all. */
    synchronized void fail(RuntimeException cause) {
        failure = cause;
        finish();
    }

    /**
     * Sends everything as it comes and returns when all is sent.
     *
     * @throws RuntimeException the cause with which the making of the answer failed
     */
    void transferTo(OutputStream out) throws IOException, InterruptedException {
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        long sent = 0;
        for (long until = awaitMore(sent); until > sent; until = awaitMore(sent)) {
            while (sent < until) {
                buffer.clear().limit((int) Math.min(CHUNK, until - sent));
                int read = file.read(buffer, sent);
                out.write(buffer.array(), 0, read);
                sent += read;
            }
            out.flush();
        }
        synchronized (this) {
            if (failure != null) {
                throw failure;
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private synchronized long awaitMore(long sent) throws InterruptedException {
        while (!finished && (written == sent || mustHoldBack(sent))) {
            wait();
        }
        return written;
    }

    private boolean mustHoldBack(long sent) {
        return !allReceived && sent >= HEAD_START && sent >= released;
    }
}
