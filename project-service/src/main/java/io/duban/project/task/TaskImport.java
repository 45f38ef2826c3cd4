package io.duban.project.task;

import io.duban.kit.aggregate.Entry.Author;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.kit.table.Imports;
import io.duban.kit.table.Template;
import io.duban.kit.version.IfMatch;
import io.duban.project.ledger.Desk;
import io.duban.project.lines.LedgerImport;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.time.LocalDate;

/** Tasks from a file. */
@RestController
class TaskImport {

    private final Tasks tasks;
    private final TaskForm plans;
    private final LedgerImport lines;
    private final Desk desk;

    TaskImport(Tasks tasks, TaskForm plans, LedgerImport lines, Desk desk) {
        this.tasks = tasks;
        this.plans = plans;
        this.lines = lines;
        this.desk = desk;
    }

    @PostMapping(
            path = "/api/v1/tasks/import",
            consumes = {Imports.NDJSON, Imports.CSV, Imports.EXCEL})
    void tasks(HttpServletRequest request, HttpServletResponse response, Query query, Caller caller)
            throws IOException {
        Reach reach = desk.reach(caller);
        Author by = desk.author(caller);
        LocalDate openDay = desk.openDay();
        lines.run(
                request,
                response,
                query,
                TaskColumns.KIND,
                dryRun ->
                        (id, form) -> {
                            TaskPlan plan = plans.read(form);
                            return LedgerImport.status(
                                    dryRun
                                            ? tasks.preview(id, plan, openDay, reach, by)
                                            : tasks.plan(
                                                    id, plan, openDay, reach, by, IfMatch.none()),
                                    false);
                        });
    }

    @GetMapping("/api/v1/imports/tasks/template")
    void template(HttpServletResponse response) throws IOException {
        Template.answer(TaskColumns.KIND, response);
    }
}
