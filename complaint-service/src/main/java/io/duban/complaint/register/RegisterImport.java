package io.duban.complaint.register;

import io.duban.complaint.lines.CsvLines;
import io.duban.complaint.lines.DocumentLine;
import io.duban.complaint.lines.JsonLines;
import io.duban.complaint.lines.LineRoom;
import io.duban.complaint.lines.LineStream;
import io.duban.complaint.lines.Source;
import io.duban.complaint.lines.Verdict;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.Form;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.json.StrictJson;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.problem.UnavailableException;
import io.duban.kit.security.Caller;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The register from a file: a document a line or a table, and a verdict for each. */
@RestController
@RequestMapping("/api/v1")
class RegisterImport {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    /** Estates written at the same time; more would wait for the store's connections. */
    private static final int WRITERS = 16;

    private static final String CODE = "code";
    private static final String ESTATE_ID = "estateId";
    private static final Map<String, String> COLUMNS =
            Map.of(
                    "companyId", "company.id",
                    "companyName", "company.name",
                    "managerName", "manager.name");

    private final Bodies bodies;
    private final BodyForm bodyForm;
    private final Reorganisation reorganisation;
    private final Estates estates;
    private final StrictJson json;
    private final JsonMapper mapper;
    private final LineRoom room;

    RegisterImport(
            Bodies bodies,
            BodyForm bodyForm,
            Reorganisation reorganisation,
            Estates estates,
            StrictJson json,
            JsonMapper mapper,
            LineRoom room) {
        this.bodies = bodies;
        this.bodyForm = bodyForm;
        this.reorganisation = reorganisation;
        this.estates = estates;
        this.json = json;
        this.mapper = mapper;
        this.room = room;
    }

    @PostMapping(
            path = "/bodies/import",
            consumes = {NDJSON, CSV})
    void bodies(HttpServletRequest request, HttpServletResponse response, Caller caller)
            throws IOException {
        caller.reach().requireWholeCity();
        // One after the other, because a body's parent may stand in the line before.
        stream(request, response, group -> group.stream().map(this::importBody).toList());
    }

    @PostMapping(
            path = "/estates/import",
            consumes = {NDJSON, CSV})
    void estates(HttpServletRequest request, HttpServletResponse response, Caller caller)
            throws IOException {
        caller.reach().requireWholeCity();
        stream(request, response, this::importEstates);
    }

    private void stream(
            HttpServletRequest request,
            HttpServletResponse response,
            Function<List<DocumentLine>, List<Verdict>> handler)
            throws IOException {
        boolean table =
                MediaType.parseMediaType(CSV)
                        .isCompatibleWith(MediaType.parseMediaType(request.getContentType()));
        Source<DocumentLine> lines =
                table
                        ? new CsvLines(request.getInputStream(), "households", COLUMNS)
                        : new JsonLines(request.getInputStream(), json);
        new LineStream<DocumentLine>(mapper, room, _ -> null, handler, 1).run(lines, response);
    }

    private Verdict importBody(DocumentLine line) {
        return verdict(
                line,
                CODE,
                (code, form) -> {
                    Written written = bodies.put(bodyForm.read(code, form));
                    reorganisation.settle(code);
                    return written;
                });
    }

    /** Different estates at the same time; the lines of one estate in their order. */
    private List<Verdict> importEstates(List<DocumentLine> group) {
        Verdict[] verdicts = new Verdict[group.size()];
        Collection<List<Integer>> placesOfEach =
                IntStream.range(0, group.size())
                        .boxed()
                        .collect(
                                Collectors.groupingBy(
                                        place -> group.get(place).text(ESTATE_ID).orElse("")))
                        .values();
        List<Callable<Void>> calls = new ArrayList<>();
        for (List<Integer> places : placesOfEach) {
            calls.add(
                    () -> {
                        for (int place : places) {
                            verdicts[place] = importEstate(group.get(place));
                        }
                        return null;
                    });
        }
        runAll(calls);
        return List.of(verdicts);
    }

    private Verdict importEstate(DocumentLine line) {
        return verdict(line, ESTATE_ID, (id, form) -> estates.put(estates.read(id, form)));
    }

    private static void runAll(List<Callable<Void>> calls) {
        try (var threads = Executors.newFixedThreadPool(WRITERS, Thread.ofVirtual().factory())) {
            for (Future<Void> call : threads.invokeAll(calls)) {
                call.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Stopped while importing.", e);
        }
    }

    private static Verdict verdict(
            DocumentLine line, String idField, BiFunction<String, Form, Written> registration) {
        if (line.fault() != null) {
            return Verdict.unreadable(line, idField);
        }
        String id = line.text(idField).orElse(null);
        try {
            Form form = Form.of(line.document());
            Written written = registration.apply(form.newIdentifier(idField), form);
            return new Verdict(line.number(), idField, id, written.wire(), List.of());
        } catch (InvalidInputException e) {
            return new Verdict(line.number(), idField, id, "invalid", e.errors());
        } catch (ProblemException e) {
            if (e.status() != HttpStatus.CONFLICT) {
                throw e;
            }
            FieldError error = new FieldError("", e.code(), e.getMessage());
            return new Verdict(line.number(), idField, id, "conflict", List.of(error));
        }
    }
}
