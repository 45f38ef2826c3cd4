package io.duban.complaint.intake;

import io.duban.complaint.register.Estates;
import io.duban.contracts.Identifiers;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.json.StrictJson;
import io.duban.kit.lines.DocumentLine;
import io.duban.kit.lines.LineRoom;
import io.duban.kit.lines.LineStream;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.query.Query;
import io.duban.kit.table.Imports;
import io.duban.kit.table.Template;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;

/** Complaints as a hotline exports them, and the mappings that say what an export means. */
@RestController
@RequestMapping("/api/v1")
class ExportController {

    private static final int LARGEST_MAPPING = 256 << 10;
    private static final int GROUPS_UNDER_WAY = 3;

    private final Mappings mappings;
    private final Supplier<Rulebooks> rulebooks;
    private final Estates estates;
    private final IntakeLines.Desk desk;
    private final Imports imports;
    private final StrictJson json;
    private final JsonMapper mapper;
    private final LineRoom room;

    ExportController(
            Mappings mappings,
            Supplier<Rulebooks> rulebooks,
            Estates estates,
            IntakeLines.Desk desk,
            Imports imports,
            StrictJson json,
            JsonMapper mapper,
            LineRoom room) {
        this.mappings = mappings;
        this.rulebooks = rulebooks;
        this.estates = estates;
        this.desk = desk;
        this.imports = imports;
        this.json = json;
        this.mapper = mapper;
        this.room = room;
    }

    @PostMapping(
            path = "/complaints/import",
            consumes = {Imports.CSV, Imports.EXCEL})
    void take(Query query, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String mapping = query.identifier("mapping").orElse(ExportColumns.DEFAULT);
        boolean dryRun = Imports.isDryRun(query);
        ExportMapping known =
                mappings.find(mapping)
                        .orElseThrow(
                                () ->
                                        invalid(
                                                "mapping",
                                                "unknown-value",
                                                "must be 'default' or the id of a stored mapping"));
        ExportLines lines =
                new ExportLines(
                        known,
                        rulebooks.get().latest().complaints().categories(),
                        estates,
                        desk.of(dryRun));
        try (Imports.OpenFile file = imports.open(request, known.kind())) {
            new LineStream<DocumentLine>(
                            mapper,
                            room,
                            it -> it.text("ticketNo").orElse(null),
                            lines::takeIn,
                            dryRun ? 1 : GROUPS_UNDER_WAY)
                    .run(file.lines(), response);
        }
    }

    @GetMapping("/imports/complaints/template")
    void template(HttpServletResponse response) throws IOException {
        Template.answer(ExportColumns.USUAL, response);
    }

    @PutMapping(path = "/mappings/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ExportMapping put(@PathVariable String id, InputStream content) throws IOException {
        if (!Identifiers.isValid(id)) {
            throw invalid("id", "not-an-identifier", "must match " + Identifiers.PATTERN.pattern());
        }
        if (id.equals(ExportColumns.DEFAULT)) {
            throw ProblemException.conflict(
                    "reserved", "The mapping 'default' is built in; store yours under another id.");
        }
        ExportMapping mapping = MappingForm.read(id, json.read(content, LARGEST_MAPPING));
        requireOneFieldForEach(mapping);
        mappings.put(mapping);
        return mapping;
    }

    @GetMapping("/mappings/{id}")
    ExportMapping get(@PathVariable String id) {
        return mappings.find(id).orElseThrow(() -> ProblemException.notFound("Mapping", id));
    }

    private static void requireOneFieldForEach(ExportMapping mapping) {
        try {
            mapping.kind();
        } catch (IllegalArgumentException e) {
            throw invalid(
                    "columns", "doubled", "must not name one heading twice: " + e.getMessage());
        }
    }

    private static InvalidInputException invalid(String field, String code, String detail) {
        return new InvalidInputException(List.of(new FieldError("/" + field, code, detail)));
    }
}
