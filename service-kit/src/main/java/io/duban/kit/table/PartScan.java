package io.duban.kit.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Goes over one part of a workbook before anything reads it, and holds no more of it than one tag.
 * What reads a workbook makes a place for every column up to a cell's, keeps every shared string
 * and style, and every text and tag as long as it is, so their numbers are bounded here.
 */
final class PartScan {

    private static final int DEEPEST = 64;
    private static final int LONGEST_TAG = 64 << 10;

    /** Bytes of 32,767 characters, the most that a cell can hold, and escapes among them. */
    private static final int LONGEST_TEXT = 256 << 10;

    /** Bytes of a formula. */
    private static final int LONGEST_FORMULA = 32 << 10;

    /** Each is compared with every cell. */
    private static final String ARRAY_FORMULA = "f t=array";

    /** Elements that are kept for as long as the workbook is open. */
    private static final Map<String, Integer> MOST_KEPT =
            Map.of(
                    "c",
                    1_000_000,
                    "f",
                    100_000,
                    "si",
                    1_000_000,
                    "mergeCell",
                    100_000,
                    "xf",
                    70_000,
                    "numFmt",
                    10_000,
                    "sheet",
                    1_000,
                    ARRAY_FORMULA,
                    100);

    private static final int LAST_COLUMN = 16_384;
    private static final int LAST_ROW = 1_048_576;
    private static final Pattern NAME = Pattern.compile("(?:[^\\s:/]*:)?([^\\s:/]+)");
    private static final Pattern REFERENCE = Pattern.compile("\\sr\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final Pattern ARRAY = Pattern.compile("\\st\\s*=\\s*[\"']array[\"']");
    private static final Pattern CELL = Pattern.compile("([A-Z]{1,3})([0-9]{1,7})");

    private final InputStream part;
    private final byte[] tag = new byte[LONGEST_TAG];
    private final Map<String, Integer> kept = new HashMap<>();
    private int depth;
    private boolean inValue;
    private int valueLength;
    private boolean inFormula;

    private PartScan(InputStream part) {
        this.part = part;
    }

    /**
     * Reads the part to its end. A part that is no XML is only read.
     *
     * @throws UnfitWorkbookException naming what is too much
     */
    static void read(InputStream part) throws IOException {
        new PartScan(part).read();
    }

    private void read() throws IOException {
        int first = part.read();
        if (first == 0xEF) {
            part.readNBytes(2);
            first = part.read();
        }
        while (first == ' ' || first == '\t' || first == '\r' || first == '\n') {
            first = part.read();
        }
        if (first == '<') {
            readMarkup();
        } else if (first == 0 || first == 0xFE || (first == 0xFF && part.read() == 0xFE)) {
            throw new UnfitWorkbookException("malformed", "The workbook is not written in UTF-8.");
        } else {
            part.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** From behind a tag's first character to the end of the part. */
    private void readMarkup() throws IOException {
        boolean more = true;
        while (more) {
            int length = readTag();
            if (length > 0) {
                enter(length);
            }
            more = readText();
        }
    }

    /** Reads up to the tag's end; its length, 0 for what is no tag of an element. */
    private int readTag() throws IOException {
        int length = 0;
        int quote = 0;
        for (int next = part.read(); quote != 0 || next != '>'; next = part.read()) {
            if (next < 0) {
                return 0;
            }
            if (length == LONGEST_TAG) {
                throw new UnfitWorkbookException(
                        "too-large", "A tag in the workbook is longer than 64 KiB.");
            }
            tag[length++] = (byte) next;
            if (startsWith(length, "!--")) {
                skipTo("-->");
                return 0;
            }
            if (startsWith(length, "![CDATA[")) {
                skipTo("]]>");
                return 0;
            }
            if (length == 1 && next == '!') {
                continue;
            }
            if (quote == 0 && (next == '"' || next == '\'') && tag[0] != '?') {
                quote = next;
            } else if (next == quote) {
                quote = 0;
            }
        }
        if (length > 0 && tag[0] == '!') {
            throw new UnfitWorkbookException(
                    "malformed", "The workbook declares a document type, which none needs.");
        }
        return length > 0 && tag[0] == '?' ? 0 : length;
    }

    private boolean startsWith(int length, String word) {
        if (length != word.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (tag[i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void skipTo(String end) throws IOException {
        int matched = 0;
        for (int length = 0; matched < end.length(); length++) {
            int next = part.read();
            if (next < 0) {
                return;
            }
            countText(length);
            if (next == end.charAt(matched)) {
                matched++;
            } else if (!(matched == 2 && next == end.charAt(1))) {
                matched = next == end.charAt(0) ? 1 : 0;
            }
        }
    }

    /** Reads up to the next tag; false at the end of the part. */
    private boolean readText() throws IOException {
        int length = 0;
        for (int next = part.read(); next != '<'; next = part.read()) {
            if (next < 0) {
                return false;
            }
            countText(++length);
        }
        return true;
    }

    private void countText(int length) {
        // What a cell or a shared string holds may come in pieces.
        int whole = inValue ? ++valueLength : length;
        if (whole > LONGEST_TEXT || (inFormula && length > LONGEST_FORMULA)) {
            throw new UnfitWorkbookException(
                    "too-large", "A text in the workbook is longer than a cell can hold.");
        }
    }

    private void enter(int length) {
        inFormula = false;
        String text = new String(tag, 0, length, StandardCharsets.ISO_8859_1);
        if (tag[0] == '/') {
            depth--;
            inValue &= !isValue(nameOf(text.substring(1)));
            return;
        }
        if (tag[length - 1] != '/' && ++depth > DEEPEST) {
            throw new UnfitWorkbookException(
                    "too-deep", "The workbook is nested deeper than " + DEEPEST + ".");
        }
        String name = nameOf(text);
        if (isValue(name)) {
            inValue = tag[length - 1] != '/';
            valueLength = 0;
        }
        countKept(name);
        switch (name) {
            case "c" -> checkCell(text);
            case "row" -> checkRow(text);
            case "f" -> {
                inFormula = true;
                if (ARRAY.matcher(text).find()) {
                    countKept(ARRAY_FORMULA);
                }
            }
            default -> {
                // Nothing about it can be too much but its number.
            }
        }
    }

    private static String nameOf(String tag) {
        Matcher name = NAME.matcher(tag);
        return name.lookingAt() ? name.group(1) : "";
    }

    private static boolean isValue(String name) {
        return name.equals("c") || name.equals("si");
    }

    private void countKept(String name) {
        Integer most = MOST_KEPT.get(name);
        if (most != null && kept.merge(name, 1, Integer::sum) > most) {
            throw new UnfitWorkbookException(
                    "too-large", "The workbook has more than %d <%s>.".formatted(most, name));
        }
    }

    private static void checkCell(String tag) {
        Matcher reference = REFERENCE.matcher(tag);
        if (!reference.find()) {
            return;
        }
        Matcher cell = CELL.matcher(reference.group(1));
        if (!cell.matches() || column(cell.group(1)) > LAST_COLUMN || !isRow(cell.group(2))) {
            throw new UnfitWorkbookException(
                    "no-such-cell",
                    "A sheet has no cell '%s'; the last one is XFD1048576."
                            .formatted(shortened(reference.group(1))));
        }
    }

    private static void checkRow(String tag) {
        Matcher reference = REFERENCE.matcher(tag);
        if (reference.find() && !isRow(reference.group(1))) {
            throw new UnfitWorkbookException(
                    "no-such-row",
                    "A sheet has no row '%s'; the last one is 1048576."
                            .formatted(shortened(reference.group(1))));
        }
    }

    private static boolean isRow(String digits) {
        return digits.matches("[0-9]{1,7}")
                && Integer.parseInt(digits) >= 1
                && Integer.parseInt(digits) <= LAST_ROW;
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * 26 + letters.charAt(i) - 'A' + 1;
        }
        return column;
    }

    private static String shortened(String text) {
        String seen = text.replaceAll("[^\\x20-\\x7E]", "?");
        return seen.length() > 20 ? seen.substring(0, 20) + "…" : seen;
    }
}
