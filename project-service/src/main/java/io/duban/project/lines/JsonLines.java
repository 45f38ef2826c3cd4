package io.duban.project.lines;

import io.duban.kit.json.MalformedJsonException;
import io.duban.kit.json.StrictJson;

import java.io.IOException;
import java.util.Arrays;

/** NDJSON: a document a line. Blank lines are passed over, but counted. */
final class JsonLines {

    private JsonLines() {}

    /** One line is read after the other, for all of them together may be more than memory holds. */
    static void read(byte[] content, StrictJson json, LineTaker taker) throws IOException {
        long number = 0;
        for (int from = 0; from < content.length; ) {
            int to = from;
            while (to < content.length && content[to] != '\n') {
                to++;
            }
            number++;
            byte[] line = Arrays.copyOfRange(content, from, to);
            if (!isBlank(line)) {
                taker.take(read(number, line, json));
            }
            from = to + 1;
        }
    }

    private static Line read(long number, byte[] line, StrictJson json) {
        try {
            return Line.of(number, json.read(line));
        } catch (MalformedJsonException e) {
            return Line.faulty(number, "malformed", e.getMessage());
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
