package io.duban.project.lines;

import io.duban.kit.json.FieldError;

import tools.jackson.databind.JsonNode;

/**
 * A line of a file.
 *
 * @param number of the line or row, from 1
 * @param document null when there is none that can be read
 * @param fault why there is none; null otherwise
 */
record Line(long number, JsonNode document, FieldError fault) {

    static Line of(long number, JsonNode document) {
        return new Line(number, document, null);
    }

    static Line faulty(long number, String code, String detail) {
        return new Line(number, null, new FieldError("", code, detail));
    }
}
