package io.duban.complaint.register;

import io.duban.complaint.attribution.LateRegistration;
import io.duban.complaint.lines.LineStream;
import io.duban.complaint.lines.Verdict;
import io.duban.contracts.subject.EstateProfile;
import io.duban.kit.json.Form;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.json.MalformedJsonException;
import io.duban.kit.json.StrictJson;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The register from a file: a document a line or a table, and a verdict for each. */
@RestController
@RequestMapping("/api/v1")
class RegisterImport {

    static final String NDJSON = "application/x-ndjson";
    static final String CSV = "text/csv";

    /** Estates written at the same time; more would wait for the store's connections. */
    private static final int WRITERS = 16;

    private final Bodies bodies;
    private final Estates estates;
    private final LateRegistration late;
    private final StrictJson json;
    private final JsonMapper mapper;

    RegisterImport(
            Bodies bodies,
            Estates estates,
            LateRegistration late,
            StrictJson json,
            JsonMapper mapper) {
        this.bodies = bodies;
        this.estates = estates;
        this.late = late;
        this.json = json;
        this.mapper = mapper;
    }

    @PostMapping(
            path = "/bodies/import",
            consumes = {NDJSON, CSV})
    void bodies(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // In order, because a body's parent may stand in the line before.
        stream(request, response, group -> group.stream().map(this::importBody).toList());
    }

    @PostMapping(
            path = "/estates/import",
            consumes = {NDJSON, CSV})
    void estates(HttpServletRequest request, HttpServletResponse response) throws IOException {
        stream(request, response, this::importEstates);
    }

    private void stream(
            HttpServletRequest request,
            HttpServletResponse response,
            Function<List<Row>, List<Verdict>> handler)
            throws IOException {
        MediaType type = MediaType.parseMediaType(request.getContentType());
        LineStream<Row> stream = new LineStream<>(mapper, this::row, handler, 1);
        if (type.isCompatibleWith(MediaType.parseMediaType(CSV))) {
            InputStream asLines = new CsvLines(request.getInputStream(), mapper);
            stream.run(asLines, response, 1);
        } else {
            stream.run(request.getInputStream(), response, 0);
        }
    }

    /** A line: the document, or why it is none. */
    private record Row(long line, JsonNode document, String malformed) {}

    private Row row(long line, byte[] bytes) {
        try {
            return new Row(line, json.read(bytes), null);
        } catch (MalformedJsonException e) {
            return new Row(line, null, e.getMessage());
        }
    }

    private Verdict importBody(Row row) {
        return verdict(row, "code", (code, form) -> bodies.put(bodies.read(code, form)));
    }

    private List<Verdict> importEstates(List<Row> group) {
        List<Callable<Verdict>> calls = new ArrayList<>();
        group.forEach(row -> calls.add(() -> verdict(row, "estateId", this::importEstate)));
        List<Verdict> verdicts = new ArrayList<>(group.size());
        try (var threads = Executors.newFixedThreadPool(WRITERS, Thread.ofVirtual().factory())) {
            for (Future<Verdict> verdict : threads.invokeAll(calls)) {
                verdicts.add(verdict.get());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return verdicts;
    }

    private Written importEstate(String estateId, Form form) {
        EstateProfile estate = estates.read(estateId, form);
        Written written = estates.put(estate);
        late.attach(estate);
        return written;
    }

    private static Verdict verdict(
            Row row, String idField, BiFunction<String, Form, Written> registration) {
        if (row.document() == null) {
            return Verdict.malformed(row.line(), idField, row.malformed());
        }
        String id = null;
        try {
            Form form = Form.of(row.document());
            id = form.identifier(idField);
            Written written = registration.apply(id, form);
            return new Verdict(row.line(), idField, id, written.wire(), List.of());
        } catch (InvalidInputException e) {
            return new Verdict(row.line(), idField, id, "invalid", e.errors());
        }
    }
}
