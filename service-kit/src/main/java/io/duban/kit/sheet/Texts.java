package io.duban.kit.sheet;

/** Texts in cells. */
final class Texts {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private Texts() {}

    static String truth(boolean truth) {
        return truth ? "是" : "否";
    }

    /** Whether a spreadsheet program could take the text for a formula. */
    static boolean looksLikeFormula(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    }

    /** How many Latin letters wide its widest line is; a Chinese one is as wide as two. */
    static int width(String text) {
        return text.lines().mapToInt(Texts::lineWidth).max().orElse(0);
    }

    /** Into how many lines it is broken in a column so wide. */
    static int lines(String text, int width) {
        return text.lines().mapToInt(it -> Math.max(1, Math.ceilDiv(lineWidth(it), width))).sum();
    }

    private static int lineWidth(String line) {
        return line.codePoints().map(it -> it < 0x1100 ? 1 : 2).sum();
    }
}
