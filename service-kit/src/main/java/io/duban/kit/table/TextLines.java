package io.duban.kit.table;

import java.io.IOException;
import java.io.Reader;

/**
 * The lines of a text, however they end: {@code \n}, {@code \r\n} or {@code \r}. No line is held
 * that is longer than its limit; of such a one the first part is there.
 */
final class TextLines {

    private static final int CHUNK = 8 << 10;

    private final Reader text;
    private final int longest;
    private final char[] buffer = new char[CHUNK];
    private int at;
    private int end;
    private boolean first = true;
    private boolean afterReturn;

    TextLines(Reader text, int longest) {
        this.text = text;
        this.longest = longest;
    }

    /** The next line; null at the end of the text. */
    String next() throws IOException {
        StringBuilder line = new StringBuilder();
        boolean any = false;
        while (at < end || fill()) {
            char next = buffer[at++];
            if (next == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = next == '\r';
            if (next == '\n' || next == '\r') {
                return begun(line);
            }
            any = true;
            if (line.length() < longest) {
                line.append(next);
            }
        }
        return any ? begun(line) : null;
    }

    /** Without the byte order mark that some programs put before a text. */
    private String begun(StringBuilder line) {
        boolean marked = first && !line.isEmpty() && line.charAt(0) == '\uFEFF';
        first = false;
        return marked ? line.substring(1) : line.toString();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = 0;
        while (end == 0) {
            end = text.read(buffer, 0, buffer.length);
        }
        return end > 0;
    }
}
