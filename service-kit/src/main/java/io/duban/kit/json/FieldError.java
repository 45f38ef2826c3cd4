package io.duban.kit.json;

/**
 * One thing that is wrong with an input.
 *
 * @param pointer JSON Pointer (RFC 6901) of the field, empty for the whole document
 * @param code stable, for programs: {@code required}, {@code unknown-field}, {@code too-long} …
 * @param detail for people
 */
public record FieldError(String pointer, String code, String detail) {}
