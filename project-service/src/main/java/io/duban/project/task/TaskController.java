package io.duban.project.task;

import io.duban.contracts.project.TaskList;
import io.duban.kit.aggregate.Aggregates.Outcome;
import io.duban.kit.json.NewIdentifiers;
import io.duban.kit.page.Cursors;
import io.duban.kit.page.Page;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.kit.version.IfMatch;
import io.duban.project.ledger.Asking;
import io.duban.project.ledger.CompletionForm;
import io.duban.project.ledger.Desk;
import io.duban.project.ledger.ExtensionForm;
import io.duban.project.ledger.ProjectFilter;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;

/** Tasks: recorded, completed, extended, read. */
@RestController
@RequestMapping("/api/v1/tasks")
class TaskController {

    private final Tasks tasks;
    private final TaskForm plans;
    private final Desk desk;
    private final Cursors cursors;

    TaskController(Tasks tasks, TaskForm plans, Desk desk, Cursors cursors) {
        this.tasks = tasks;
        this.plans = plans;
        this.desk = desk;
        this.cursors = cursors;
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TaskView> put(
            @PathVariable String id, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        Reach reach = desk.reach(caller);
        TaskPlan plan = plans.read(desk.form(content));
        Outcome<Task> outcome =
                tasks.plan(
                        NewIdentifiers.require("id", id),
                        plan,
                        desk.openDay(),
                        reach,
                        desk.author(caller),
                        match);
        return ResponseEntity.status(outcome.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(TaskView.of(outcome.after()));
    }

    @PostMapping(path = "/{id}/completion", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TaskView> complete(
            @PathVariable String id, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        tasks.require(id, desk.reach(caller));
        CompletionForm form = CompletionForm.read(desk.form(content), desk.openDay());
        Asking asking = desk.asking(caller, form.reason());
        Task after =
                tasks.change(id, match.guard(it -> TaskRules.complete(it, form, asking))).after();
        return answer(after, form.completedOn().equals(after.completedOn()));
    }

    @PostMapping(path = "/{id}/completion/withdrawal", consumes = MediaType.APPLICATION_JSON_VALUE)
    TaskView withdraw(@PathVariable String id, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        tasks.require(id, desk.reach(caller));
        String reason = CompletionForm.withdrawal(desk.form(content));
        return TaskView.of(
                tasks.change(
                                id,
                                match.guard(
                                        it -> TaskRules.withdraw(it, reason, desk.author(caller))))
                        .after());
    }

    @PostMapping(path = "/{id}/extension", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TaskView> extend(
            @PathVariable String id, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        Reach reach = desk.reach(caller);
        tasks.require(id, reach);
        reach.requireWholeCity();
        ExtensionForm form = ExtensionForm.read(desk.form(content), desk.openDay());
        Asking asking = desk.asking(caller, form.reason());
        Task after =
                tasks.change(id, match.guard(it -> TaskRules.extend(it, form, asking))).after();
        return answer(after, form.due().equals(after.due()));
    }

    /** Whether it holds already, or waits for a second person. */
    private static ResponseEntity<TaskView> answer(Task after, boolean holds) {
        return ResponseEntity.status(holds ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(TaskView.of(after));
    }

    @GetMapping("/{id}")
    TaskView one(@PathVariable String id, Caller caller) {
        return TaskView.of(tasks.require(id, desk.reach(caller)));
    }

    @GetMapping
    Page<TaskView> list(Query query, Caller caller) {
        ProjectFilter filter =
                ProjectFilter.within("tasks", desk.reach(caller))
                        .equal("county", query.identifier("county"))
                        .equal("list", query.choice("list", TaskList.values()))
                        .equal("due", query.date("due"));
        Page<Task> page = tasks.page(filter.filters(), query.page(filter.name(), cursors));
        return new Page<>(page.items().stream().map(TaskView::of).toList(), page.next());
    }
}
