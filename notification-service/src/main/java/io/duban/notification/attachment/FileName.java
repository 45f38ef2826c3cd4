package io.duban.notification.attachment;

import io.duban.kit.json.TextRules;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Names of files: shown and offered, never used as a path. */
public final class FileName {

    /** Code points. */
    public static final int LONGEST = 200;

    private static final String SEPARATORS = "/\\:";
    private static final String PLAIN =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._";
    private static final int LEFT_TO_RIGHT_MARK = 0x200E;
    private static final int RIGHT_TO_LEFT_MARK = 0x200F;
    private static final int ARABIC_LETTER_MARK = 0x061C;

    private FileName() {}

    /** What is wrong with a name, for people; empty for a sound one. */
    public static Optional<String> fault(String name) {
        if (TextRules.isBlank(name)) {
            return Optional.of("must not be blank");
        }
        if (name.codePointCount(0, name.length()) > LONGEST) {
            return Optional.of("must have at most " + LONGEST + " characters");
        }
        return TextRules.forbiddenCharacter(name)
                .or(() -> forbidden(name))
                .map(it -> "must not hold " + it);
    }

    private static Optional<String> forbidden(String name) {
        return name.codePoints()
                .filter(FileName::isForbidden)
                .mapToObj("U+%04X"::formatted)
                .findFirst();
    }

    private static boolean isForbidden(int point) {
        return Character.isISOControl(point)
                || SEPARATORS.indexOf(point) >= 0
                || point == LEFT_TO_RIGHT_MARK
                || point == RIGHT_TO_LEFT_MARK
                || point == ARABIC_LETTER_MARK;
    }

    /**
     * The header {@code Content-Disposition} with which a file is offered under its name (RFC
     * 6266): for clients that do not read other letters there is a name in ASCII, too.
     */
    public static String disposition(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            char plain = (char) (each & 0xFF);
            encoded.append(PLAIN.indexOf(plain) >= 0 ? "" + plain : "%%%02X".formatted(each));
        }
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(ascii(name), encoded);
    }

    private static String ascii(String name) {
        StringBuilder ascii = new StringBuilder();
        name.codePoints().forEach(it -> ascii.append(PLAIN.indexOf(it) >= 0 ? (char) it : '_'));
        return ascii.toString();
    }
}
