package io.duban.project.ledger;

import io.duban.kit.aggregate.Aggregates.Outcome;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.project.ledger.PlanForm.SentPlan;
import io.duban.project.lines.LedgerImport;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

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
            consumes = {LedgerImport.NDJSON, LedgerImport.CSV, LedgerImport.EXCEL})
    void projects(HttpServletRequest request, HttpServletResponse response, Caller caller)
            throws IOException {
        Reach reach = desk.reach(caller);
        lines.run(
                request,
                response,
                (id, form) -> {
                    SentPlan sent = plans.read(form);
                    Outcome<Project> outcome =
                            projects.plan(
                                    id, sent.plan(), reach, desk.asking(caller, sent.reason()));
                    return LedgerImport.status(
                            outcome, PlanRules.isAsked(outcome.after(), sent.plan().obligations()));
                });
    }
}
