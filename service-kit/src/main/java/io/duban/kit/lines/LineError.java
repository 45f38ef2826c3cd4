package io.duban.kit.lines;

import io.duban.kit.json.FieldError;

/**
 * One thing that is wrong with a line.
 *
 * @param pointer JSON Pointer (RFC 6901) of the field, empty for the whole line
 * @param code stable, for programs
 * @param detail for people
 * @param column heading of the column in which it stands; absent where there is none
 * @param cell such as {@code D7}; absent but for sheets
 */
public record LineError(String pointer, String code, String detail, String column, String cell) {

    /** Of the line as a whole. */
    public static LineError of(String code, String detail) {
        return new LineError("", code, detail, null, null);
    }

    LineError saying(String other) {
        return new LineError(pointer, code, other, column, cell);
    }

    /** A fault of a field, and where that stands. */
    static LineError of(FieldError error, Spot spot) {
        return new LineError(
                error.pointer(),
                error.code(),
                error.detail(),
                spot == null ? null : spot.column(),
                spot == null ? null : spot.cell());
    }
}
