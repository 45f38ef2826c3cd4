package io.duban.kit.lines;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What became of one line.
 *
 * @param line number of the line or row, from 1
 * @param sheet in which it stands; absent where there are none
 * @param idField name under which the id is told: {@code ticketNo}, {@code estateId}, {@code code}
 * @param id absent when the line has none that can be read
 * @param errors what is wrong with the line
 * @param notes what was made of the line that its sender may not expect
 * @param marks words that are true of it, each told as a field of its own
 */
public record Verdict(
        long line,
        String sheet,
        String idField,
        String id,
        String status,
        List<LineError> errors,
        List<LineError> notes,
        List<String> marks) {

    public static final String INVALID = "invalid";
    public static final String CONFLICT = "conflict";

    public Verdict {
        errors = List.copyOf(errors);
        notes = List.copyOf(notes);
        marks = List.copyOf(marks);
    }

    /** One of which nothing in particular is true. */
    public Verdict(
            long line,
            String sheet,
            String idField,
            String id,
            String status,
            List<LineError> errors,
            List<LineError> notes) {
        this(line, sheet, idField, id, status, errors, notes, List.of());
    }

    /** One of which there is nothing to note. */
    public Verdict(
            long line,
            String sheet,
            String idField,
            String id,
            String status,
            List<LineError> errors) {
        this(line, sheet, idField, id, status, errors, List.of());
    }

    /** The verdict with what is wrong or noted told in another language. */
    Verdict told(UnaryOperator<String> language) {
        return new Verdict(
                line,
                sheet,
                idField,
                id,
                status,
                told(errors, language),
                told(notes, language),
                marks);
    }

    private static List<LineError> told(List<LineError> said, UnaryOperator<String> language) {
        return said.stream().map(it -> it.saying(language.apply(it.detail()))).toList();
    }

    /** The verdict as a document of one line. */
    byte[] toLine(JsonMapper mapper) {
        ObjectNode document = mapper.createObjectNode();
        document.put("line", line);
        if (sheet != null) {
            document.put("sheet", sheet);
            document.put("row", line);
        }
        if (id != null) {
            document.put(idField, id);
        }
        document.put("status", status);
        marks.forEach(it -> document.put(it, true));
        if (!errors.isEmpty()) {
            document.set("errors", mapper.valueToTree(errors));
        }
        if (!notes.isEmpty()) {
            document.set("notes", mapper.valueToTree(notes));
        }
        byte[] json = mapper.writeValueAsBytes(document);
        byte[] withEnd = Arrays.copyOf(json, json.length + 1);
        withEnd[json.length] = '\n';
        return withEnd;
    }
}
