package io.duban.notification.letter;

/** Small numbers as letters write them. */
final class Numerals {

    private static final String DIGITS = "零一二三四五六七八九十";

    private Numerals() {}

    /** In an order: 第三次. */
    static String ordinal(int number) {
        return number < DIGITS.length()
                ? DIGITS.substring(number, number + 1)
                : Integer.toString(number);
    }

    /** Before a measure word: 两次, 三个月. */
    static String counting(int number) {
        return number == 2 ? "两" : ordinal(number);
    }
}
