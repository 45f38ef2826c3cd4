package io.duban.complaint.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Texts that are looked for. A store that has no index over texts keeps, beside a document, the
 * text in one form and the short pieces that it is made of; whatever holds what is looked for has
 * all its pieces, and is then compared.
 */
public final class SearchText {

    /** Of one document; whoever writes more different ones is not found by the last of them. */
    private static final int MOST_PIECES = 700;

    /** Digits and letters in so long a row: shorter ones are in every ticket number. */
    private static final int PLAIN = 6;

    private static final String SPECIAL = "\\.[]{}()*+-?^$|#&~";

    private SearchText() {}

    /** The form in which texts are compared: full width, case and blanks do not matter. */
    public static String form(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /**
     * Pieces of a text that is in {@link #form}: two neighbouring characters each, and of a row of
     * plain letters and digits six.
     */
    public static Set<String> pieces(String form) {
        int[] points = form.codePoints().toArray();
        Set<String> pieces = new LinkedHashSet<>();
        int plain = 0;
        for (int i = 0; i < points.length && pieces.size() < MOST_PIECES; i++) {
            plain = isPlain(points[i]) ? plain + 1 : 0;
            if (plain >= PLAIN) {
                pieces.add(new String(points, i - PLAIN + 1, PLAIN));
            }
            boolean pair = i > 0 && isWord(points[i - 1]) && isWord(points[i]);
            if (pair && !(isPlain(points[i - 1]) && isPlain(points[i]))) {
                pieces.add(new String(points, i - 1, 2));
            }
        }
        return pieces;
    }

    /**
     * Some of the pieces, evenly taken: enough to find a rare one among them.
     *
     * @param most at least 1
     */
    public static List<String> some(Set<String> pieces, int most) {
        List<String> all = List.copyOf(pieces);
        List<String> some = new ArrayList<>();
        int count = Math.min(most, all.size());
        for (int i = 0; i < count; i++) {
            some.add(all.get((int) ((long) i * all.size() / count)));
        }
        return some;
    }

    /** A regular expression that finds exactly this text. */
    public static String literally(String form) {
        StringBuilder pattern = new StringBuilder();
        form.chars()
                .forEach(
                        it -> {
                            if (SPECIAL.indexOf(it) >= 0) {
                                pattern.append('\\');
                            }
                            pattern.append((char) it);
                        });
        return pattern.toString();
    }

    private static boolean isWord(int point) {
        return Character.isLetterOrDigit(point);
    }

    private static boolean isPlain(int point) {
        return point < 128 && isWord(point);
    }
}
