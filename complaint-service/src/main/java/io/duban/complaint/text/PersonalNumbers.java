package io.duban.complaint.text;

import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers in a free text that lead to a person: mobile and landline telephones and the numbers of
 * identity cards (身份证号), of 18 and of 15 digits. They are found in whatever digits they are
 * written, with spaces, hyphens or dots between.
 */
public final class PersonalNumbers {

    /** What may stand between two digits of one number. */
    private static final String BETWEEN = " {0,3}";

    private static final String MONTH = either(joined("0", "[1-9]"), joined("1", "[0-2]"));
    private static final String DAY =
            either(joined("0", "[1-9]"), joined("[12]", "\\d"), joined("3", "[01]"));
    private static final String COUNTRY = "(?:(?:\\+|00)?" + joined("8", "6") + BETWEEN + ")?";

    /**
     * A kind of number.
     *
     * @param pattern over the text's plain form; what its group {@code shown} holds stays
     * @param last digits at the end that stay
     */
    private record Kind(Pattern pattern, int last) {

        static Kind of(String shown, String rest, int last) {
            String whole = "(?<!\\d)(?<shown>" + shown + ")" + BETWEEN + rest;
            return new Kind(Pattern.compile(whole), last);
        }
    }

    /** The longer ones first: each holds what looks like a shorter one. */
    private static final List<Kind> KINDS =
            List.of(
                    Kind.of(
                            joined("[1-9]", "\\d", "\\d"),
                            joined(
                                    digits(3),
                                    either(joined("1", "9"), joined("2", "0")),
                                    digits(2),
                                    MONTH,
                                    DAY,
                                    digits(3),
                                    "[\\dX](?!\\d)"),
                            4),
                    Kind.of(
                            joined("[1-9]", "\\d", "\\d"),
                            joined(digits(3), digits(2), MONTH, DAY, digits(3)) + "(?!\\d)",
                            3),
                    Kind.of(
                            "(?:" + COUNTRY + "|0)" + joined("1", "[3-9]", "\\d"),
                            digits(8) + "(?!\\d)",
                            4),
                    Kind.of(
                            COUNTRY + "0\\d{2,3}",
                            joined("[2-9]", digits(6)) + "(?:" + BETWEEN + "\\d)?(?!\\d)",
                            2));

    private PersonalNumbers() {}

    /** The text with the middle of each such number as asterisks, {@code 138****5678}. */
    public static String masked(String text) {
        int[] points = text.codePoints().toArray();
        StringBuilder plain = new StringBuilder(points.length);
        for (int point : points) {
            plain.append(plain(point));
        }
        boolean any = false;
        for (Kind kind : KINDS) {
            Matcher number = kind.pattern().matcher(plain);
            for (int from = 0; number.find(from); from = number.end()) {
                hide(points, plain, number.end("shown"), number.end(), kind.last());
                any = true;
            }
        }
        return any ? new String(points, 0, points.length) : text;
    }

    private static void hide(int[] points, StringBuilder plain, int from, int to, int last) {
        int kept = 0;
        for (int i = to - 1; i >= from; i--) {
            boolean counts = plain.charAt(i) != ' ';
            if (counts && kept < last) {
                kept++;
            } else if (counts) {
                points[i] = '*';
                plain.setCharAt(i, '*');
            }
        }
    }

    /** One character for each, so that places stay: a digit, what may stand between, or neither. */
    private static char plain(int point) {
        int digit = Character.digit(point, 10);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        return switch (point) {
            case 'x', 'X', 'ｘ', 'Ｘ' -> 'X';
            case '+', '＋' -> '+';
            case '\n' -> '\n';
            case '.', '．', '·', '・', '•', '_', '＿', '(', ')', '（', '）', '/', '～', '~', '−' -> ' ';
            default ->
                    switch (Character.getType(point)) {
                        case Character.SPACE_SEPARATOR,
                                Character.DASH_PUNCTUATION,
                                Character.FORMAT,
                                Character.CONTROL ->
                                ' ';
                        default -> '#';
                    };
        };
    }

    private static String joined(String... parts) {
        return String.join(BETWEEN, parts);
    }

    private static String digits(int count) {
        return String.join(BETWEEN, Collections.nCopies(count, "\\d"));
    }

    private static String either(String... alternatives) {
        return "(?:" + String.join("|", alternatives) + ")";
    }
}
