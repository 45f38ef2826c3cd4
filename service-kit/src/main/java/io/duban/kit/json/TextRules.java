package io.duban.kit.json;

import java.util.Optional;

/** What a text from outside may hold (API.md, third paragraph). */
public final class TextRules {

    private static final int HANGUL_FILLER = 0x3164;
    private static final int HALFWIDTH_HANGUL_FILLER = 0xFFA0;
    private static final int HANGUL_CHOSEONG_FILLER = 0x115F;
    private static final int HANGUL_JUNGSEONG_FILLER = 0x1160;
    private static final int BRAILLE_BLANK = 0x2800;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextRules() {}

    /** The first character that no text may hold, as {@code U+0000}; empty when all are fine. */
    public static Optional<String> forbiddenCharacter(String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (isForbidden(point)) {
                return Optional.of("U+%04X".formatted(point));
            }
            i += Character.charCount(point);
        }
        return Optional.empty();
    }

    /** What is wrong with a text of at most {@code longest} code points; null is no text at all. */
    static Optional<FieldError> fault(String pointer, String text, int longest) {
        if (text == null) {
            return Optional.of(new FieldError(pointer, "wrong-type", "must be a string"));
        }
        if (text.codePointCount(0, text.length()) > longest) {
            String rule = "must have at most " + longest + " characters";
            return Optional.of(new FieldError(pointer, "too-long", rule));
        }
        return forbiddenCharacter(text)
                .map(it -> new FieldError(pointer, "forbidden-character", "must not hold " + it));
    }

    /** The text with every line break, as Windows and old Macs write it too, as {@code \n}. */
    public static String withLineBreaks(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** The text without the mark of byte order that editors put before a document. */
    public static String withoutByteOrderMark(String document) {
        return document.startsWith(BYTE_ORDER_MARK)
                ? document.substring(BYTE_ORDER_MARK.length())
                : document;
    }

    /** Whether nothing of the text can be seen, whatever script its blanks come from. */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(TextRules::isInvisible);
    }

    private static boolean isForbidden(int point) {
        boolean control = Character.isISOControl(point) && point != '\n' && point != '\t';
        boolean loneSurrogate =
                point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        boolean bidirectional =
                (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        return control || loneSurrogate || bidirectional;
    }

    private static boolean isInvisible(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.isISOControl(point)
                || Character.getType(point) == Character.FORMAT
                || (point >= 0xFE00 && point <= 0xFE0F)
                || point == HANGUL_FILLER
                || point == HALFWIDTH_HANGUL_FILLER
                || point == HANGUL_CHOSEONG_FILLER
                || point == HANGUL_JUNGSEONG_FILLER
                || point == BRAILLE_BLANK;
    }
}
