package io.duban.notification.attachment;

import java.nio.ByteBuffer;
import java.util.Set;

/**
 * A PDF document (ISO 32000). What would run or carry other files is refused where its name stands
 * in clear; that is a best effort, because names may also stand in packed streams.
 */
final class PdfFile {

    private static final Signature END = Signature.text("%%EOF");
    private static final int LATEST_END = 2_048;
    private static final int LONGEST_NAME = 24;
    private static final String DELIMITERS = "()<>[]{}/%";

    private static final Set<String> ACTIVE =
            Set.of("JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles");

    private PdfFile() {}

    static void check(ByteBuffer file) throws UnfitContentException {
        checkVersion(file);
        checkEnd(file);
        checkNames(file);
        HiddenArchive.refuse(file);
    }

    private static void checkVersion(ByteBuffer file) throws UnfitContentException {
        boolean version =
                file.limit() > 8
                        && Character.isDigit(file.get(5))
                        && file.get(6) == '.'
                        && Character.isDigit(file.get(7));
        if (!version) {
            throw new UnfitContentException("does not say of which version it is");
        }
    }

    private static void checkEnd(ByteBuffer file) throws UnfitContentException {
        int end = END.lastWithin(file, file.limit() - LATEST_END);
        if (end < 0) {
            throw new UnfitContentException("is cut off: it has no end (%%EOF)");
        }
        for (int place = end + END.bytes().length(); place < file.limit(); place++) {
            if (!isBlank(file.get(place))) {
                throw new UnfitContentException("has something behind its end (%%EOF)");
            }
        }
    }

    private static void checkNames(ByteBuffer file) throws UnfitContentException {
        for (int place = 0; place < file.limit(); place++) {
            if (file.get(place) == '/') {
                String name = name(file, place + 1);
                if (ACTIVE.contains(name)) {
                    throw new UnfitContentException(
                            "holds scripts, calls or files of its own (/" + name + ")");
                }
            }
        }
    }

    /** A name as it is meant: {@code #4a} stands for a character. */
    private static String name(ByteBuffer file, int from) {
        StringBuilder name = new StringBuilder();
        int place = from;
        while (place < file.limit() && name.length() < LONGEST_NAME) {
            int next = file.get(place) & 0xFF;
            if (isBlank((byte) next) || DELIMITERS.indexOf(next) >= 0) {
                break;
            }
            int meant = next == '#' ? escaped(file, place) : -1;
            name.append((char) (meant < 0 ? next : meant));
            place += meant < 0 ? 1 : 3;
        }
        return name.toString();
    }

    private static int escaped(ByteBuffer file, int place) {
        if (place + 2 >= file.limit()) {
            return -1;
        }
        int high = Character.digit(file.get(place + 1), 16);
        int low = Character.digit(file.get(place + 2), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static boolean isBlank(byte value) {
        return value == 0
                || value == '\t'
                || value == '\n'
                || value == '\f'
                || value == '\r'
                || value == ' ';
    }
}
