package io.duban.project.task;

import io.duban.kit.aggregate.Aggregates.Outcome;
import io.duban.kit.json.Form;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.kit.version.IfMatch;
import io.duban.project.ledger.Asking;
import io.duban.project.ledger.Dates;
import io.duban.project.ledger.DecisionForm;
import io.duban.project.ledger.Desk;
import io.duban.project.ledger.PlanForm;
import io.duban.project.ledger.Proposal;
import io.duban.project.ledger.Request.Decision;
import io.duban.project.ledger.Request.Kind;
import io.duban.project.register.Bodies;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;

/** Due dates that were mistyped, and the second person's word on whatever alters a miss. */
@RestController
@RequestMapping(path = "/api/v1/tasks/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
class TaskRequestController {

    private static final int LONGEST_REASON = 1_000;

    private final Tasks tasks;
    private final Bodies bodies;
    private final Desk desk;

    TaskRequestController(Tasks tasks, Bodies bodies, Desk desk) {
        this.tasks = tasks;
        this.bodies = bodies;
        this.desk = desk;
    }

    @PostMapping("/due-date-correction")
    ResponseEntity<TaskView> correct(
            @PathVariable String id, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        Reach reach = desk.reach(caller);
        tasks.require(id, reach);
        Form form = desk.form(content);
        LocalDate due = Dates.plausible(form, "due");
        String county = form.has("county") ? county(form) : null;
        String reason = form.text("reason", LONGEST_REASON);
        form.finish();
        Proposal proposal = Proposal.ofDue(due, county);
        Asking asking = desk.asking(caller, reason);
        Outcome<Task> outcome =
                tasks.change(id, match.guard(it -> TaskRules.correct(it, proposal, asking)));
        return ResponseEntity.status(outcome.changed() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(TaskView.of(outcome.after()));
    }

    @PostMapping("/due-date-correction/decision")
    TaskView decideCorrection(
            @PathVariable String id, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        return decide(id, Kind.DUE_DATE_CORRECTION, content, caller, match);
    }

    @PostMapping("/completion/decision")
    TaskView decideCompletion(
            @PathVariable String id, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        return decide(id, Kind.COMPLETION, content, caller, match);
    }

    @PostMapping("/extension/decision")
    TaskView decideExtension(
            @PathVariable String id, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        return decide(id, Kind.EXTENSION, content, caller, match);
    }

    private String county(Form form) {
        return PlanForm.county(form, bodies).map(it -> it.code()).orElse(null);
    }

    private TaskView decide(String id, Kind kind, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        Reach reach = desk.reach(caller);
        reach.requireWholeCity();
        tasks.require(id, reach);
        Decision decision = DecisionForm.read(desk.form(content), caller.keyId());
        return TaskView.of(
                tasks.change(
                                id,
                                match.guard(
                                        it ->
                                                TaskRules.decide(
                                                        it,
                                                        kind,
                                                        decision,
                                                        bodies::county,
                                                        desk.author(caller))))
                        .after());
    }
}
