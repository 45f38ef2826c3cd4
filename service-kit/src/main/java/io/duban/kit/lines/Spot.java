package io.duban.kit.lines;

/**
 * Where in a table a value stands.
 *
 * @param column its heading, as the file writes it
 * @param cell such as {@code D7}; absent but for sheets
 */
public record Spot(String column, String cell) {}
