package io.duban.project.ledger;

import io.duban.kit.aggregate.Aggregates.Outcome;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.kit.table.Imports;
import io.duban.kit.table.Template;
import io.duban.kit.version.IfMatch;
import io.duban.project.ledger.PlanForm.SentPlan;
import io.duban.project.lines.LedgerImport;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;

/** Plans of projects from a file. */
@RestController
class ProjectImport {

    private final Projects projects;
    private final PlanForm plans;
    private final LedgerImport lines;
    private final Desk desk;

    ProjectImport(Projects projects, PlanForm plans, LedgerImport lines, Desk desk) {
        this.projects = projects;
        this.plans = plans;
        this.lines = lines;
        this.desk = desk;
    }

    @PostMapping(
            path = "/api/v1/projects/import",
            consumes = {Imports.NDJSON, Imports.CSV, Imports.EXCEL})
    void projects(
            HttpServletRequest request, HttpServletResponse response, Query query, Caller caller)
            throws IOException {
        Reach reach = desk.reach(caller);
        lines.run(
                request,
                response,
                query,
                ProjectColumns.KIND,
                dryRun -> (id, form) -> take(id, plans.read(form), reach, caller, dryRun));
    }

    @GetMapping("/api/v1/imports/projects/template")
    void template(HttpServletResponse response) throws IOException {
        Template.answer(ProjectColumns.KIND, response);
    }

    private String take(String id, SentPlan sent, Reach reach, Caller caller, boolean dryRun) {
        Asking asking = desk.asking(caller, sent.reason());
        Outcome<Project> outcome =
                dryRun
                        ? projects.preview(id, sent.plan(), reach, asking)
                        : projects.plan(id, sent.plan(), reach, asking, IfMatch.none());
        return LedgerImport.status(
                outcome, PlanRules.isAsked(outcome.after(), sent.plan().obligations()));
    }
}
