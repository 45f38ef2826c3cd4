package io.duban.kit.lines;

import io.duban.kit.json.FieldError;
import io.duban.kit.json.Form;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.problem.ProblemException;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Gives each line of one file its verdict: what the line itself lacks, what it names, whether it is
 * there twice, and only then what becomes of its document.
 *
 * @param idField field that holds the id of what the line tells of
 * @param key fields that together tell what a line is about, where the id alone does not
 * @param lookup finds the code of what a line names
 * @param dryRun whether nothing is stored, so that a line that comes again finds nothing of its own
 *     first coming
 */
public record LineJudge(
        String idField,
        List<String> key,
        Function<NamedBody, Lookup> lookup,
        boolean dryRun,
        Doubles doubles) {

    private static final String ASKED = "asked";
    private static final String EXISTS = "exists";

    /** For one file, of which nothing is known yet. */
    public static LineJudge of(String idField, Function<NamedBody, Lookup> lookup, boolean dryRun) {
        return new LineJudge(idField, List.of(idField), lookup, dryRun, new Doubles());
    }

    /** The same for lines of which several are about one id. */
    public LineJudge keyedBy(String... fields) {
        return new LineJudge(idField, List.of(fields), lookup, dryRun, doubles);
    }

    /**
     * The verdict on a line.
     *
     * @param recording records the document under its id, and says what became of it
     */
    public Verdict judge(DocumentLine line, BiFunction<String, Form, String> recording) {
        if (!line.isSound()) {
            return line.refused(idField);
        }
        List<FieldError> unknown = resolve(line);
        if (!unknown.isEmpty()) {
            return line.verdict(idField, Verdict.INVALID, unknown);
        }
        Optional<LineError> doubled = doubles.beside(line, idField, key(line));
        if (doubled.isPresent()) {
            return new Verdict(
                    line.number(),
                    line.sheet(),
                    idField,
                    line.text(idField).orElse(null),
                    Verdict.CONFLICT,
                    List.of(doubled.get()));
        }
        return record(line, recording);
    }

    /** Null where one of the fields is not there. */
    private String key(DocumentLine line) {
        List<String> texts = key.stream().flatMap(it -> line.text(it).stream()).toList();
        return texts.size() == key.size() ? String.join(" ", texts) : null;
    }

    private Verdict record(DocumentLine line, BiFunction<String, Form, String> recording) {
        String id = key(line);
        Optional<String> said = dryRun ? doubles.said(id) : Optional.empty();
        if (said.isPresent()) {
            return line.verdict(idField, said.get(), List.of());
        }
        try {
            Form form = Form.of(line.document());
            String status = recording.apply(form.newIdentifier(idField), form);
            if (dryRun && id != null) {
                doubles.say(id, status.equals(ASKED) ? ASKED : EXISTS);
            }
            return line.verdict(idField, status, List.of());
        } catch (InvalidInputException e) {
            return line.verdict(idField, Verdict.INVALID, e.errors());
        } catch (ProblemException e) {
            if (e.status().is5xxServerError()) {
                throw e;
            }
            FieldError error = new FieldError("", e.code(), e.getMessage());
            return line.verdict(idField, Verdict.CONFLICT, List.of(error));
        }
    }

    /** Puts codes in the place of names, and tells which could not be found. */
    private List<FieldError> resolve(DocumentLine line) {
        List<FieldError> unknown = new ArrayList<>();
        for (NamedBody body : line.bodies()) {
            switch (lookup.apply(body)) {
                case Lookup.Found(var code) ->
                        ((ObjectNode) line.document()).put(body.field(), code);
                case Lookup.Refused(var fault, var detail) ->
                        unknown.add(new FieldError("/" + body.field(), fault, detail));
            }
        }
        return unknown;
    }
}
