package io.duban.kit.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a cell of a sheet lies.
 *
 * @param row from 1
 * @param column from 0
 */
record CellAddress(long row, int column) {

    private static final Pattern FORM = Pattern.compile("\\$?([A-Z]{1,3})\\$?([0-9]{1,7})");
    private static final int LETTERS = 26;

    /** The address that is written so; null when none is. */
    static CellAddress of(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? new CellAddress(Long.parseLong(form.group(2)), column(form.group(1)))
                : null;
    }

    /** Such as {@code D} for 3. */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / LETTERS) {
            letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
        }
        return letters.toString();
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * LETTERS + letters.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }
}
