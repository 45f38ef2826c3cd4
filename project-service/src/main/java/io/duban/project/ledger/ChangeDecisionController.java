package io.duban.project.ledger;

import io.duban.contracts.project.Stage;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.kit.version.IfMatch;
import io.duban.project.ledger.Request.Kind;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;

/** The second person's word on plans, completions and extensions. */
@RestController
@RequestMapping(path = "/api/v1/projects/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
class ChangeDecisionController {

    private final Projects projects;
    private final Desk desk;

    ChangeDecisionController(Projects projects, Desk desk) {
        this.projects = projects;
        this.desk = desk;
    }

    @PostMapping("/plan/decision")
    ProjectView decidePlan(
            @PathVariable String id, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        return decide(id, Kind.PLAN, null, content, caller, match);
    }

    @PostMapping("/milestones/{stage}/completion/decision")
    ProjectView decideCompletion(
            @PathVariable String id,
            @PathVariable String stage,
            InputStream content,
            Caller caller,
            IfMatch match)
            throws IOException {
        return decide(id, Kind.COMPLETION, PlanForm.stage(stage), content, caller, match);
    }

    @PostMapping("/milestones/{stage}/extension/decision")
    ProjectView decideExtension(
            @PathVariable String id,
            @PathVariable String stage,
            InputStream content,
            Caller caller,
            IfMatch match)
            throws IOException {
        return decide(id, Kind.EXTENSION, PlanForm.stage(stage), content, caller, match);
    }

    private ProjectView decide(
            String id, Kind kind, Stage stage, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        Reach reach = desk.reach(caller);
        reach.requireWholeCity();
        projects.require(id, reach);
        Request.Decision decision = DecisionForm.read(desk.form(content), caller.keyId());
        return ProjectView.of(
                projects.change(
                                id,
                                reach,
                                match.guard(
                                        it ->
                                                ChangeRules.decide(
                                                        it,
                                                        kind,
                                                        stage,
                                                        decision,
                                                        desk.author(caller))))
                        .after(),
                desk.openDay());
    }
}
