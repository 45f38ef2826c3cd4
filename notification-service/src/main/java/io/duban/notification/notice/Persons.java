package io.duban.notification.notice;

import java.text.Normalizer;
import java.util.Locale;

/** Names of persons as they are compared: whoever writes one wider or with blanks is no other. */
final class Persons {

    private Persons() {}

    static boolean same(String one, String other) {
        return folded(one).equals(folded(other));
    }

    private static String folded(String name) {
        StringBuilder seen = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFKC)
                .codePoints()
                .filter(Persons::isSeen)
                .forEach(seen::appendCodePoint);
        return seen.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isSeen(int point) {
        return !Character.isWhitespace(point)
                && !Character.isSpaceChar(point)
                && Character.getType(point) != Character.FORMAT;
    }
}
