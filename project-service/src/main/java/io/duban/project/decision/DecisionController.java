package io.duban.project.decision;

import io.duban.kit.aggregate.Aggregates.Outcome;
import io.duban.kit.aggregate.Entry.Author;
import io.duban.kit.json.Form;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.kit.version.IfMatch;
import io.duban.project.ledger.Asking;
import io.duban.project.ledger.DecisionForm;
import io.duban.project.ledger.Desk;
import io.duban.project.ledger.Project;
import io.duban.project.ledger.ProjectView;
import io.duban.project.ledger.Projects;
import io.duban.project.ledger.Refusals;
import io.duban.project.ledger.Request;
import io.duban.project.ledger.Request.Decision;
import io.duban.project.ledger.Request.Kind;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;

/** Adjustments and withdrawals, asked for and decided. */
@RestController
@RequestMapping(path = "/api/v1/projects/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
class DecisionController {

    private static final int LONGEST_REASON = 1_000;

    private final Projects projects;
    private final Swaps swaps;
    private final Desk desk;

    DecisionController(Projects projects, Swaps swaps, Desk desk) {
        this.projects = projects;
        this.swaps = swaps;
        this.desk = desk;
    }

    @PostMapping("/adjustment")
    ResponseEntity<ProjectView> adjust(
            @PathVariable String id, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        Reach reach = desk.reach(caller);
        projects.require(id, reach);
        Form form = desk.form(content);
        String swapIn = form.identifier("swapIn");
        String reason = form.text("reason", LONGEST_REASON);
        form.finish();
        Project candidate =
                projects.find(swapIn)
                        .orElseThrow(
                                () ->
                                        Refusals.field(
                                                "swapIn",
                                                "unknown-project",
                                                "must be a recorded project"));
        Asking asking = desk.asking(caller, reason);
        return ask(id, reach, Request.ofAdjustment(swapIn, asking), candidate, asking.by(), match);
    }

    @PostMapping("/withdrawal")
    ResponseEntity<ProjectView> withdraw(
            @PathVariable String id, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        Reach reach = desk.reach(caller);
        projects.require(id, reach);
        Form form = desk.form(content);
        String reason = form.text("reason", LONGEST_REASON);
        form.finish();
        Asking asking = desk.asking(caller, reason);
        Request request = Request.ofWithdrawal(asking);
        return answer(
                projects.change(
                        id, reach, match.guard(it -> RequestRules.ask(it, request, asking.by()))));
    }

    @PostMapping("/adjustment/decision")
    ProjectView decideAdjustment(
            @PathVariable String id, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        return decide(id, Kind.ADJUSTMENT, content, caller, match);
    }

    @PostMapping("/withdrawal/decision")
    ProjectView decideWithdrawal(
            @PathVariable String id, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        return decide(id, Kind.WITHDRAWAL, content, caller, match);
    }

    private ResponseEntity<ProjectView> ask(
            String id, Reach reach, Request request, Project swapIn, Author by, IfMatch match) {
        return answer(
                projects.change(
                        id,
                        reach,
                        match.guard(
                                project -> {
                                    Project after = RequestRules.ask(project, request, by);
                                    if (!after.equals(project)) {
                                        SwapRules.requireSameTotal(project, swapIn);
                                    }
                                    return after;
                                })));
    }

    private ProjectView decide(
            String id, Kind kind, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        Reach reach = desk.reach(caller);
        reach.requireWholeCity();
        Project project = projects.require(id, reach);
        Decision decision = DecisionForm.read(desk.form(content), caller.keyId());
        Author by = desk.author(caller);
        return view(
                kind == Kind.ADJUSTMENT
                        ? swaps.decide(project, decision, by, match)
                        : projects.change(
                                id,
                                reach,
                                match.guard(it -> RequestRules.decide(it, kind, decision, by))));
    }

    private ResponseEntity<ProjectView> answer(Outcome<Project> outcome) {
        return ResponseEntity.status(outcome.changed() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(view(outcome));
    }

    private ProjectView view(Outcome<Project> outcome) {
        return ProjectView.of(outcome.after(), desk.openDay());
    }
}
