package io.duban.ranking.supervision;

import io.duban.contracts.period.Period;
import io.duban.contracts.score.ReportedIndicator;
import io.duban.kit.json.Form;
import io.duban.kit.lines.DocumentLine;
import io.duban.kit.lines.LineJudge;
import io.duban.kit.lines.LineRoom;
import io.duban.kit.lines.LineStream;
import io.duban.kit.query.Query;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.security.Caller;
import io.duban.kit.table.Imports;
import io.duban.kit.table.TableKind;
import io.duban.kit.table.Template;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reported indicators from a file: a body and a period a line. */
@RestController
class IndicatorImport {

    private final IndicatorReports reports;
    private final BodyDirectory bodies;
    private final RulebookLibrary rulebooks;
    private final Imports imports;
    private final JsonMapper mapper;
    private final LineRoom room;

    IndicatorImport(
            IndicatorReports reports,
            BodyDirectory bodies,
            RulebookLibrary rulebooks,
            Imports imports,
            JsonMapper mapper,
            LineRoom room) {
        this.reports = reports;
        this.bodies = bodies;
        this.rulebooks = rulebooks;
        this.imports = imports;
        this.mapper = mapper;
        this.room = room;
    }

    @PostMapping(
            path = "/api/v1/indicators/import",
            consumes = {Imports.NDJSON, Imports.CSV, Imports.EXCEL})
    void take(HttpServletRequest request, HttpServletResponse response, Query query, Caller caller)
            throws IOException {
        boolean dryRun = Imports.isDryRun(query);
        TableKind kind = kind();
        LineJudge judge =
                LineJudge.of(kind.idField(), it -> bodies.lookUp(it.text()), dryRun)
                        .keyedBy(kind.idField(), "period");
        try (Imports.OpenFile file = imports.openWhole(request, kind)) {
            new LineStream<DocumentLine>(
                            mapper,
                            room,
                            _ -> null,
                            group ->
                                    group.stream()
                                            .map(
                                                    line ->
                                                            judge.judge(
                                                                    line,
                                                                    (code, form) ->
                                                                            take(
                                                                                    code, form,
                                                                                    caller,
                                                                                    dryRun)))
                                            .toList(),
                            1)
                    .run(file.lines(), response);
        }
    }

    @GetMapping("/api/v1/imports/indicators/template")
    void template(HttpServletResponse response) throws IOException {
        Template.answer(kind(), response);
    }

    private TableKind kind() {
        return IndicatorColumns.kind(rulebooks.get().latest());
    }

    private String take(String code, Form form, Caller caller, boolean dryRun) {
        Period period = form.period("period");
        if (code == null || period == null) {
            form.finish();
        }
        caller.requireBody(code);
        IndicatorReports.Report report = reports.read(code, period, form);
        Optional<Indicators.Standing> before =
                dryRun ? reports.find(code, period) : reports.add(report, caller.keyId()).before();
        if (before.isEmpty()) {
            return "created";
        }
        List<ReportedIndicator> standing = before.get().values();
        return Indicators.saysTheSame(standing, report.addedTo(standing)) ? "exists" : "updated";
    }
}
