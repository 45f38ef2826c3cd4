package io.duban.notification.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The wire form of server-sent events. */
final class StreamWriter {

    private static final int RETRY_MILLIS = 2_000;

    private final OutputStream out;
    private boolean unflushed;
    private long lastWrite = System.nanoTime();

    StreamWriter(OutputStream out) {
        this.out = out;
    }

    /** The first block: no event, but it gives an id to resume from. */
    void greet(String id) throws IOException {
        write(": connected\nretry: " + RETRY_MILLIS + "\nid: " + id + "\n\n");
        flush();
    }

    void event(String id, StreamedEvent event) throws IOException {
        write("id: " + id + "\nevent: " + event.type() + "\ndata: " + event.json() + "\n\n");
    }

    /** Keeps the connection alive, and moves the id past what was filtered out. */
    void heartbeat(String id) throws IOException {
        write(": keep-alive\nid: " + id + "\n\n");
        flush();
    }

    void flush() throws IOException {
        if (unflushed) {
            out.flush();
            unflushed = false;
        }
    }

    /** How long the connection may stay silent yet; zero when a heartbeat is due. */
    Duration untilHeartbeat(Duration heartbeat) {
        Duration silent = Duration.ofNanos(System.nanoTime() - lastWrite);
        return silent.compareTo(heartbeat) >= 0 ? Duration.ZERO : heartbeat.minus(silent);
    }

    private void write(String block) throws IOException {
        out.write(block.getBytes(StandardCharsets.UTF_8));
        unflushed = true;
        lastWrite = System.nanoTime();
    }
}
