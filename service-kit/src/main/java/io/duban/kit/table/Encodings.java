package io.duban.kit.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The encodings in which tables are kept: UTF-8, UTF-16 and what China's national standards say.
 */
final class Encodings {

    /** It holds GBK and GB 2312 whole. */
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static final Map<String, Charset> DECLARED =
            Map.of(
                    "utf-8", StandardCharsets.UTF_8,
                    "utf8", StandardCharsets.UTF_8,
                    "us-ascii", StandardCharsets.UTF_8,
                    "utf-16", StandardCharsets.UTF_16,
                    "utf-16le", StandardCharsets.UTF_16LE,
                    "utf-16be", StandardCharsets.UTF_16BE,
                    "gb18030", GB18030,
                    "gbk", GB18030,
                    "gb2312", GB18030,
                    "cp936", GB18030);

    private Encodings() {}

    /** The encoding of that name; empty where it is none of ours. */
    static Optional<Charset> named(String name) {
        return Optional.ofNullable(DECLARED.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * The encoding of a text of which these are the first bytes that are not ASCII: that in which
     * more of its lines can be read.
     */
    static Charset of(byte[] head) {
        int first = head.length > 1 ? ((head[0] & 0xFF) << 8) | (head[1] & 0xFF) : 0;
        if (first == 0xFFFE || first == 0xFEFF) {
            return StandardCharsets.UTF_16;
        }
        int readable = 0;
        int unreadable = 0;
        for (int from = 0; from < head.length; ) {
            int to = from;
            boolean ascii = true;
            while (to < head.length && head[to] != '\n') {
                ascii &= head[to++] >= 0;
            }
            boolean whole = to < head.length || from == 0;
            if (!ascii && whole) {
                if (isUtf8(head, from, to)) {
                    readable++;
                } else {
                    unreadable++;
                }
            }
            from = to + 1;
        }
        return unreadable > readable ? GB18030 : StandardCharsets.UTF_8;
    }

    private static boolean isUtf8(byte[] bytes, int from, int to) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
