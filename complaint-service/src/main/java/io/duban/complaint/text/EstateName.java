package io.duban.complaint.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an estate, as people write it in many ways: 白鹭雅苑三期, 白鹭雅苑(3期), 白鹭雅苑小区第三期.
 *
 * @param core what all of them have, such as 白鹭雅苑
 * @param part which part of it (期, 区), such as 3; empty where the name is for the whole
 */
public record EstateName(String core, String part) {

    private static final String NUMERALS = "〇零一二三四五六七八九十";
    private static final Pattern NUMBER = Pattern.compile("[〇零一二两三四五六七八九十]+");
    private static final Pattern ROMAN = Pattern.compile("(?<![a-z])(i{1,3}|iv|v)(?=[期区])");
    private static final Pattern ORDINAL = Pattern.compile("第(?=[0-9])");
    private static final String KIND = "(?:小区|社区|住宅区|生活区)";
    private static final String PART = "([0-9]{1,2}|[a-z]|[东南西北中])(?:期|区|组团)";

    /** What stands behind a core and says which part is meant. */
    private static final Pattern BEHIND = Pattern.compile(KIND + "?" + PART);

    private static final Pattern WITH_PART = Pattern.compile("(.{2,}?)" + KIND + "?" + PART);
    private static final Pattern WITH_KIND = Pattern.compile("(.{2,})" + KIND);

    /** Reads a name. */
    public static EstateName of(String name) {
        String plain = plain(name);
        Matcher withPart = WITH_PART.matcher(plain);
        if (withPart.matches()) {
            return new EstateName(withPart.group(1), withPart.group(2));
        }
        Matcher withKind = WITH_KIND.matcher(plain);
        return new EstateName(withKind.matches() ? withKind.group(1) : plain, "");
    }

    /** The part that a plain text names from this place on; empty when it names none there. */
    public static String partAt(String plain, int from) {
        Matcher behind = BEHIND.matcher(plain);
        return behind.region(from, plain.length()).lookingAt() ? behind.group(1) : "";
    }

    /** A text without blanks and marks, its numerals as digits. */
    public static String plain(String text) {
        String digits = NUMBER.matcher(letters(text)).replaceAll(it -> digits(it.group()));
        String latin = ROMAN.matcher(digits).replaceAll(it -> arabic(it.group()));
        return ORDINAL.matcher(latin).replaceAll("");
    }

    /** A text without blanks and marks. */
    public static String letters(String text) {
        String form = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder kept = new StringBuilder();
        form.codePoints()
                .filter(it -> Character.isLetterOrDigit(it) || it == '〇')
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static String arabic(String roman) {
        return switch (roman) {
            case "iv" -> "4";
            case "v" -> "5";
            default -> String.valueOf(roman.length());
        };
    }

    /** 十二 is 12 and 二〇 is 20; what is no number stays as it is. */
    private static String digits(String numerals) {
        int ten = numerals.indexOf('十');
        if (ten < 0) {
            StringBuilder digits = new StringBuilder();
            numerals.chars().forEach(it -> digits.append(value(it)));
            return digits.toString();
        }
        boolean number =
                ten <= 1 && numerals.length() <= ten + 2 && numerals.indexOf('十', ten + 1) < 0;
        if (!number) {
            return numerals;
        }
        int tens = ten == 0 ? 1 : value(numerals.charAt(0));
        int ones = numerals.length() == ten + 1 ? 0 : value(numerals.charAt(ten + 1));
        return String.valueOf(10 * tens + ones);
    }

    private static int value(int numeral) {
        return numeral == '两' ? 2 : Math.max(0, NUMERALS.indexOf(numeral) - 1);
    }
}
