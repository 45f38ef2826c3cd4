package io.duban.kit.table;

import java.math.BigDecimal;

/** What a cell holds, as the file says it. */
public sealed interface Cell {

    /** Characters; in a table without types, everything. */
    record Text(String text) implements Cell {}

    /**
     * A number, which a date is too.
     *
     * @param from1904 whether the workbook counts its days from 1904
     */
    record Numeric(BigDecimal value, boolean from1904) implements Cell {}

    /** A date or time that is written out. */
    record Written(String date) implements Cell {}

    record Truth(boolean value) implements Cell {}

    /**
     * Nothing that can be taken.
     *
     * @param detail to be read behind the cell's address, such as {@code holds a formula}
     */
    record Odd(String code, String detail) implements Cell {}

    /** How much there is to hold. */
    default int length() {
        return this instanceof Text(var text) ? text.length() : 0;
    }
}
