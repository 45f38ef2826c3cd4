package io.duban.notification.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The wire form of server-sent events. */
final class StreamWriter {

    private static final int RETRY_MILLIS = 2_000;

    private static final byte[] NEXT_LINE = "\ndata: ".getBytes(StandardCharsets.UTF_8);

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
        write("id: " + id + "\nevent: " + event.type().wire() + "\ndata: ");
        writeLines(event.json());
        write("\n\n");
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

    /**
     * A document that somebody wrote in several lines goes out in as many, and the listener puts
     * them together again.
     */
    private void writeLines(byte[] json) throws IOException {
        int from = 0;
        for (int i = 0; i < json.length; i++) {
            if (json[i] == '\n' || json[i] == '\r') {
                out.write(json, from, i - from);
                out.write(NEXT_LINE);
                from = i + 1;
            }
        }
        out.write(json, from, json.length - from);
    }

    private void write(String block) throws IOException {
        out.write(block.getBytes(StandardCharsets.UTF_8));
        unflushed = true;
        lastWrite = System.nanoTime();
    }
}
