package io.duban.notification.letter;

import java.util.Objects;

/**
 * What stands before the year in a number (发文字号): numbers are continuous within it and the year.
 *
 * @param organ 机关代字, such as 临物治
 * @param word the word of its kind, such as 约
 */
public record Series(String organ, String word) {

    public Series {
        Objects.requireNonNull(organ, "organ");
        Objects.requireNonNull(word, "word");
    }

    /** Such as 临物治约. */
    public String prefix() {
        return organ + word;
    }

    /** Such as 临物治约〔2022〕3号. */
    public String number(int year, int sequence) {
        return prefix() + "〔" + year + "〕" + sequence + "号";
    }
}
