package io.duban.complaint.register;

import io.duban.contracts.subject.BodyLevel;
import io.duban.kit.json.Form;
import io.duban.kit.lines.DocumentLine;
import io.duban.kit.lines.LineJudge;
import io.duban.kit.lines.LineRoom;
import io.duban.kit.lines.LineStream;
import io.duban.kit.lines.Lookup;
import io.duban.kit.lines.NamedBody;
import io.duban.kit.lines.Verdict;
import io.duban.kit.problem.UnavailableException;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.kit.table.Imports;
import io.duban.kit.table.TableKind;
import io.duban.kit.table.Template;
import io.duban.kit.version.IfMatch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

    /** Estates written at the same time; more would wait for the store's connections. */
    private static final int WRITERS = 16;

    private final Bodies bodies;
    private final BodyForm bodyForm;
    private final Reorganisation reorganisation;
    private final Estates estates;
    private final Imports imports;
    private final JsonMapper mapper;
    private final LineRoom room;

    RegisterImport(
            Bodies bodies,
            BodyForm bodyForm,
            Reorganisation reorganisation,
            Estates estates,
            Imports imports,
            JsonMapper mapper,
            LineRoom room) {
        this.bodies = bodies;
        this.bodyForm = bodyForm;
        this.reorganisation = reorganisation;
        this.estates = estates;
        this.imports = imports;
        this.mapper = mapper;
        this.room = room;
    }

    @PostMapping(
            path = "/bodies/import",
            consumes = {Imports.NDJSON, Imports.CSV, Imports.EXCEL})
    void bodies(
            HttpServletRequest request, HttpServletResponse response, Query query, Caller caller)
            throws IOException {
        caller.reach().requireWholeCity();
        boolean dryRun = Imports.isDryRun(query);
        BodyImport file = new BodyImport(bodies, bodyForm, reorganisation, dryRun);
        LineJudge judge = LineJudge.of(RegisterColumns.BODIES.idField(), file::find, dryRun);
        stream(
                request,
                response,
                RegisterColumns.BODIES,
                group -> group.stream().map(it -> judge.judge(it, file::take)).toList());
    }

    @PostMapping(
            path = "/estates/import",
            consumes = {Imports.NDJSON, Imports.CSV, Imports.EXCEL})
    void estates(
            HttpServletRequest request, HttpServletResponse response, Query query, Caller caller)
            throws IOException {
        caller.reach().requireWholeCity();
        boolean dryRun = Imports.isDryRun(query);
        LineJudge judge = LineJudge.of(RegisterColumns.ESTATES.idField(), this::street, dryRun);
        BiFunction<String, Form, String> recording =
                (id, form) ->
                        dryRun
                                ? estates.preview(estates.read(id, form)).wire()
                                : Written.of(estates.put(estates.read(id, form), IfMatch.none()))
                                        .wire();
        stream(
                request,
                response,
                RegisterColumns.ESTATES,
                group -> judgeEach(group, it -> judge.judge(it, recording)));
    }

    @GetMapping("/imports/bodies/template")
    void bodyTemplate(HttpServletResponse response) throws IOException {
        Template.answer(RegisterColumns.BODIES, response);
    }

    @GetMapping("/imports/estates/template")
    void estateTemplate(HttpServletResponse response) throws IOException {
        Template.answer(RegisterColumns.ESTATES, response);
    }

    private void stream(
            HttpServletRequest request,
            HttpServletResponse response,
            TableKind kind,
            Function<List<DocumentLine>, List<Verdict>> handler)
            throws IOException {
        try (Imports.OpenFile file = imports.open(request, kind)) {
            new LineStream<DocumentLine>(mapper, room, _ -> null, handler, 1)
                    .run(file.lines(), response);
        }
    }

    /** The street that a line names, within its county where that is told. */
    private Lookup street(NamedBody named) {
        if (bodies.find(named.text()).isPresent()) {
            return Lookup.found(named.text());
        }
        List<String> codes = bodies.named(named.text(), BodyLevel.STREET);
        return Lookup.byName(
                "street",
                named.within() == null
                        ? codes
                        : codes.stream().filter(it -> lies(it, named.within())).toList());
    }

    private boolean lies(String street, String county) {
        return bodies.find(street)
                .map(Body::parent)
                .flatMap(bodies::find)
                .filter(it -> it.code().equals(county) || it.name().equals(county))
                .isPresent();
    }

    /** Different estates at the same time; the lines of one estate in their order. */
    private static List<Verdict> judgeEach(
            List<DocumentLine> group, Function<DocumentLine, Verdict> judge) {
        String idField = RegisterColumns.ESTATES.idField();
        Verdict[] verdicts = new Verdict[group.size()];
        Collection<List<Integer>> placesOfEach =
                IntStream.range(0, group.size())
                        .boxed()
                        .collect(
                                Collectors.groupingBy(
                                        place -> group.get(place).text(idField).orElse("")))
                        .values();
        List<Callable<Void>> calls = new ArrayList<>();
        for (List<Integer> places : placesOfEach) {
            calls.add(
                    () -> {
                        for (int place : places) {
                            verdicts[place] = judge.apply(group.get(place));
                        }
                        return null;
                    });
        }
        runAll(calls);
        return List.of(verdicts);
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
}
