package io.duban.kit.lines;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Reads lines of bytes, however long the stream, and no line longer than its limit. */
final class LineReader {

    /**
     * A line.
     *
     * @param bytes without the line's end; cut off where the line is too long
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares lines.
    record Line(long number, byte[] bytes, boolean tooLong) {

        boolean isBlank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t') {
                    return false;
                }
            }
            return true;
        }
    }

    private static final int BUFFER = 64 << 10;

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long number;

    LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next line; empty at the end of the stream. */
    Optional<Line> next() throws IOException {
        if (at == end && !fill()) {
            return Optional.empty();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(1_024);
        boolean tooLong = false;
        while (at < end || fill()) {
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            int room = Math.min(at - from, longest - line.size());
            line.write(buffer, from, room);
            tooLong |= room < at - from;
            if (at < end) {
                at++;
                break;
            }
        }
        return Optional.of(new Line(++number, withoutReturn(line.toByteArray()), tooLong));
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private static byte[] withoutReturn(byte[] line) {
        boolean windows = line.length > 0 && line[line.length - 1] == '\r';
        return windows ? Arrays.copyOf(line, line.length - 1) : line;
    }
}
