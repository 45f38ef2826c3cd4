package io.duban.project.ledger;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a text is found by: each of its characters, and each two that stand side by side. Chinese
 * has no blanks between words, so any part of a name is a word that may be looked for.
 */
final class Grams {

    private Grams() {}

    /** Wide and small letters are the same as narrow and capital ones. */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Of a text that is {@link #normal}. */
    static List<String> of(String text) {
        int[] points = text.codePoints().toArray();
        SortedSet<String> all = new TreeSet<>();
        for (int i = 0; i < points.length; i++) {
            all.add(new String(points, i, 1));
            if (i + 1 < points.length) {
                all.add(new String(points, i, 2));
            }
        }
        return List.copyOf(all);
    }

    /** One that a text has for certain that has the word: the last, where names differ. */
    static String rarest(String word) {
        int[] points = word.codePoints().toArray();
        int length = Math.min(2, points.length);
        return new String(points, points.length - length, length);
    }
}
