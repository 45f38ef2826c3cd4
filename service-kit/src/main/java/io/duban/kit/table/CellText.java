package io.duban.kit.table;

import io.duban.kit.json.TextRules;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of cells, as they were meant. */
final class CellText {

    /** Characters that a workbook writes with their number ({@code _x000D_}). */
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private CellText() {}

    static boolean isBlank(String text) {
        return TextRules.isBlank(text);
    }

    /** The text of a workbook with its escapes resolved. */
    static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        Matcher escapes = ESCAPE.matcher(text);
        return escapes.replaceAll(
                it ->
                        Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(it.group(1), 16))));
    }

    /** What stands in {@code ="0123"}, as systems write digits that a spreadsheet shall keep. */
    static String unguarded(String text) {
        boolean guarded = text.length() > 3 && text.startsWith("=\"") && text.endsWith("\"");
        return guarded ? text.substring(2, text.length() - 1) : text;
    }

    /** Without blanks at both ends, its line breaks as {@code \n}. */
    static String tidy(String text) {
        return trimmed(text.replace("\r\n", "\n").replace('\r', '\n'));
    }

    /** Full-width digits, letters and marks as the narrow ones that they stand for. */
    static String narrow(String text) {
        return trimmed(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    /** Blanks of every script count, for they come along from forms and web pages. */
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.substring(from, from + 1))) {
            from++;
        }
        while (from < to && isBlank(text.substring(to - 1, to))) {
            to--;
        }
        return text.substring(from, to);
    }
}
