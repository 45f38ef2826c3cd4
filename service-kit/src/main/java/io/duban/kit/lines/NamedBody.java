package io.duban.kit.lines;

/**
 * A place of a document that names something by its code or by its name; which code that is, is
 * found when the line is handled, for it may stand in a line before.
 *
 * @param field path of the field, such as {@code county}
 * @param text as it was written
 * @param within what narrows the search, as it was written; absent where nothing does
 */
public record NamedBody(String field, String text, String within) {}
