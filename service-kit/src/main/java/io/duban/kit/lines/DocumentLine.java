package io.duban.kit.lines;

import io.duban.kit.json.FieldError;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line of a stream.
 *
 * @param number of the line in what was sent, or of the row in its sheet, from 1
 * @param sheet in which it stands; absent where there are none
 * @param document null when there is none that can be read
 * @param faults why there is none, or why it is not whole; empty when it is sound
 * @param spots where the fields stand, by their pointers; empty where there is no table
 * @param bodies what the document names and nobody has looked up yet
 */
public record DocumentLine(
        long number,
        String sheet,
        JsonNode document,
        List<LineError> faults,
        Map<String, Spot> spots,
        List<NamedBody> bodies) {

    public DocumentLine {
        faults = List.copyOf(faults);
        spots = Map.copyOf(spots);
        bodies = List.copyOf(bodies);
    }

    /** A line of no table. */
    public static DocumentLine of(long number, JsonNode document) {
        return new DocumentLine(number, null, document, List.of(), Map.of(), List.of());
    }

    /** A line of which nothing can be read. */
    public static DocumentLine faulty(long number, String sheet, LineError fault) {
        return new DocumentLine(number, sheet, null, List.of(fault), Map.of(), List.of());
    }

    static DocumentLine faulty(long number, String code, String detail) {
        return faulty(number, null, LineError.of(code, detail));
    }

    public boolean isSound() {
        return faults.isEmpty();
    }

    /** A field's text, where the document has one. */
    public Optional<String> text(String field) {
        return Optional.ofNullable(document)
                .map(it -> it.get(field))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
    }

    /** The fault of a field, and where in the file that stands. */
    public LineError locate(FieldError error) {
        return LineError.of(error, spots.get(error.pointer()));
    }

    /** What became of the line. */
    public Verdict verdict(String idField, String status, List<FieldError> errors) {
        String id = text(idField).orElse(null);
        return new Verdict(
                number, sheet, idField, id, status, errors.stream().map(this::locate).toList());
    }

    /** The verdict on a line that is at fault itself. */
    public Verdict refused(String idField) {
        return new Verdict(
                number, sheet, idField, text(idField).orElse(null), Verdict.INVALID, faults);
    }
}
