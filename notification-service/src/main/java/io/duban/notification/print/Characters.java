package io.duban.notification.print;

import java.util.Arrays;

/** What characters may do at the ends of lines (避头尾). */
final class Characters {

    private static final String NEVER_FIRST = "，。、；：？！）》〉〕】」』”’%％,.;:?!)]}…—～·〗";
    private static final String NEVER_LAST = "（《〈〔【「『“‘([{〖";
    private static final String IN_PAIRS = "…—";

    private Characters() {}

    /**
     * The code points of a text as they are set: runs of white space and control characters are one
     * space, and there is none at either end.
     */
    static int[] of(String text) {
        int[] spaced = text.codePoints().map(c -> isSpace(c) ? ' ' : c).toArray();
        int[] kept = new int[spaced.length];
        int count = 0;
        for (int c : spaced) {
            boolean needless = c == ' ' && (count == 0 || kept[count - 1] == ' ');
            if (!needless) {
                kept[count++] = c;
            }
        }
        while (count > 0 && kept[count - 1] == ' ') {
            count--;
        }
        return Arrays.copyOf(kept, count);
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.isISOControl(codePoint);
    }

    /** Whether a line may end between these two neighbours. */
    static boolean mayPart(int left, int right) {
        if (left == ' ') {
            return true;
        }
        if (right == ' ' || NEVER_FIRST.indexOf(right) >= 0 || NEVER_LAST.indexOf(left) >= 0) {
            return false;
        }
        return !(isOfWord(left) && isOfWord(right))
                && !clings(right)
                && !(left == right && IN_PAIRS.indexOf(left) >= 0);
    }

    /**
     * Whether two neighbours belong to one number or one word, which spreading a line leaves be.
     */
    static boolean isWithinWord(int left, int right) {
        return (isOfWord(left) && isOfWord(right)) || clings(right);
    }

    /** Digits and letters of scripts that part their words by spaces, with their signs. */
    static boolean isOfWord(int codePoint) {
        boolean narrow = codePoint > ' ' && codePoint < 0x2000;
        return narrow && codePoint != '·';
    }

    private static boolean clings(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT;
    }
}
