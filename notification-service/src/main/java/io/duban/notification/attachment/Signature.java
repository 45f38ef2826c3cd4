package io.duban.notification.attachment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Bytes by which a kind of file is known.
 *
 * @param bytes each as a character
 * @param at where they stand
 */
record Signature(String bytes, int at) {

    static final Signature PDF = text("%PDF-");
    static final Signature PNG = hex("89504e470d0a1a0a");
    static final Signature JPEG = hex("ffd8ff");
    static final Signature ZIP = hex("504b0304");
    static final Signature RAR = hex("526172211a07");
    static final Signature SEVEN_ZIP = hex("377abcaf271c");

    /** Such as old Office documents, and what holds macros in new ones. */
    static final Signature OLE = hex("d0cf11e0a1b11ae1");

    static final Signature GZIP = hex("1f8b");

    static Signature hex(String hex) {
        return text(new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1));
    }

    static Signature text(String text) {
        return text(text, 0);
    }

    static Signature text(String text, int at) {
        return new Signature(text, at);
    }

    /** Whether a file has them in their place. */
    boolean begins(ByteBuffer file) {
        return isAt(file, at);
    }

    boolean isAt(ByteBuffer file, int place) {
        if (place < 0 || place + bytes.length() > file.limit()) {
            return false;
        }
        for (int i = 0; i < bytes.length(); i++) {
            if (file.get(place + i) != (byte) bytes.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether they stand anywhere from one place to before another. */
    boolean isWithin(ByteBuffer file, int from, int to) {
        int last = Math.min(to, file.limit()) - bytes.length();
        for (int place = Math.max(0, from); place <= last; place++) {
            if (isAt(file, place)) {
                return true;
            }
        }
        return false;
    }

    /** Where they stand last; -1 when nowhere after {@code from}. */
    int lastWithin(ByteBuffer file, int from) {
        for (int place = file.limit() - bytes.length(); place >= Math.max(0, from); place--) {
            if (isAt(file, place)) {
                return place;
            }
        }
        return -1;
    }
}
