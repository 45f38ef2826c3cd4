package io.duban.kit.query;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;

/** Percent-encoded text of a query, read as strictly as a document is. */
final class PercentEncoding {

    private PercentEncoding() {}

    /**
     * The text.
     *
     * @throws CharacterCodingException when an escape is no escape, or the bytes are not UTF-8;
     *     half a character never is
     */
    static String decode(String encoded) throws CharacterCodingException {
        if (isPlain(encoded)) {
            return encoded;
        }
        byte[] bytes = new byte[encoded.length()];
        int length = 0;
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                bytes[length++] = (byte) escaped(encoded, i);
                i += 2;
            } else if (c > 0xFF) {
                throw new MalformedInputException(1);
            } else {
                bytes[length++] = (byte) (c == '+' ? ' ' : c);
            }
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes, 0, length))
                .toString();
    }

    private static boolean isPlain(String encoded) {
        return encoded.chars().allMatch(it -> it < 0x80 && it != '%' && it != '+');
    }

    private static int escaped(String encoded, int at) throws CharacterCodingException {
        if (at + 2 >= encoded.length()) {
            throw new MalformedInputException(1);
        }
        int high = Character.digit(encoded.charAt(at + 1), 16);
        int low = Character.digit(encoded.charAt(at + 2), 16);
        if (high < 0 || low < 0) {
            throw new MalformedInputException(1);
        }
        return (high << 4) + low;
    }
}
