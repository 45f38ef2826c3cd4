package io.duban.complaint.lines;

import io.duban.kit.json.FieldError;

import tools.jackson.databind.JsonNode;

import java.util.Optional;

/**
 * A line of a stream.
 *
 * @param number of the line in what was sent, from 1
 * @param document null when there is none that can be read
 * @param fault why there is none; null otherwise
 */
public record DocumentLine(long number, JsonNode document, FieldError fault) {

    static DocumentLine of(long number, JsonNode document) {
        return new DocumentLine(number, document, null);
    }

    static DocumentLine faulty(long number, String code, String detail) {
        return new DocumentLine(number, null, new FieldError("", code, detail));
    }

    /** A field's text, where the document has one. */
    public Optional<String> text(String field) {
        return Optional.ofNullable(document)
                .map(it -> it.get(field))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
    }
}
