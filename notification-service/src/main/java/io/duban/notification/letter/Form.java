package io.duban.notification.letter;

import io.duban.contracts.WireName;

import java.util.Locale;

/** Which form of GB/T 9704-2012 a letter has. */
public enum Form implements WireName {
    /** 文件格式: red head, number, red line; 版记 at the end. */
    DOCUMENT,
    /** 信函格式 (10.1): for 函. */
    LETTER;

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
