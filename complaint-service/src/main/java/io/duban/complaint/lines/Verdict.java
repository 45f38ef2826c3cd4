package io.duban.complaint.lines;

import io.duban.kit.json.FieldError;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.List;

/**
 * What became of one line.
 *
 * @param line number of the line, from 1
 * @param idField name under which the id is told: {@code ticketNo}, {@code estateId}, {@code code}
 * @param id absent when the line has none that can be read
 * @param errors what is wrong with an invalid line
 * @param unattributed whether it was taken, but no estate can be charged with it
 */
public record Verdict(
        long line,
        String idField,
        String id,
        String status,
        List<FieldError> errors,
        boolean unattributed) {

    /** Of what nobody is charged with. */
    public Verdict(long line, String idField, String id, String status, List<FieldError> errors) {
        this(line, idField, id, status, errors, false);
    }

    /** The line holds no document that can be read. */
    public static Verdict unreadable(DocumentLine line, String idField) {
        return new Verdict(line.number(), idField, null, "invalid", List.of(line.fault()));
    }

    /** The verdict as a document of one line. */
    byte[] toLine(JsonMapper mapper) {
        ObjectNode document = mapper.createObjectNode();
        document.put("line", line);
        if (id != null) {
            document.put(idField, id);
        }
        document.put("status", status);
        if (unattributed) {
            document.put("unattributed", true);
        }
        if (!errors.isEmpty()) {
            document.set("errors", mapper.valueToTree(errors));
        }
        byte[] json = mapper.writeValueAsBytes(document);
        byte[] withEnd = Arrays.copyOf(json, json.length + 1);
        withEnd[json.length] = '\n';
        return withEnd;
    }
}
