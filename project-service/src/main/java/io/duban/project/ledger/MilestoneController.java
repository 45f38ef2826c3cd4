package io.duban.project.ledger;

import io.duban.contracts.project.Stage;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Caller;
import io.duban.project.register.Reach;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.UnaryOperator;

/** Stages that are completed, and due dates that are extended. */
@RestController
@RequestMapping(
        path = "/api/v1/projects/{id}/milestones/{stage}",
        consumes = MediaType.APPLICATION_JSON_VALUE)
class MilestoneController {

    private final Projects projects;
    private final Desk desk;

    MilestoneController(Projects projects, Desk desk) {
        this.projects = projects;
        this.desk = desk;
    }

    @PostMapping("/completion")
    ProjectView complete(
            @PathVariable String id, @PathVariable String stage, InputStream content, Caller caller)
            throws IOException {
        Reach reach = desk.reach(caller);
        projects.require(id, reach);
        Stage known = stage(stage);
        CompletionForm form = CompletionForm.read(desk.form(content), desk.openDay());
        Completion completion = new Completion(known, form.completedOn(), form.evidence());
        return change(
                id,
                reach,
                it -> MilestoneRules.complete(it, completion, form.reason(), desk.author(caller)));
    }

    @PostMapping("/completion/withdrawal")
    ProjectView withdraw(
            @PathVariable String id, @PathVariable String stage, InputStream content, Caller caller)
            throws IOException {
        Reach reach = desk.reach(caller);
        projects.require(id, reach);
        Stage known = stage(stage);
        String reason = CompletionForm.withdrawal(desk.form(content));
        return change(
                id, reach, it -> MilestoneRules.withdraw(it, known, reason, desk.author(caller)));
    }

    @PostMapping("/extension")
    ProjectView extend(
            @PathVariable String id, @PathVariable String stage, InputStream content, Caller caller)
            throws IOException {
        Reach reach = desk.reach(caller);
        projects.require(id, reach);
        Stage known = stage(stage);
        ExtensionForm form = ExtensionForm.read(desk.form(content), desk.openDay());
        Extension extension =
                new Extension(
                        known,
                        null,
                        form.due(),
                        form.reason(),
                        form.approvedBy(),
                        form.approvedOn());
        return change(id, reach, it -> MilestoneRules.extend(it, extension, desk.author(caller)));
    }

    private ProjectView change(String id, Reach reach, UnaryOperator<Project> change) {
        return ProjectView.of(projects.change(id, reach, change).after(), desk.openDay());
    }

    private static Stage stage(String name) {
        Stage stage = PlanForm.STAGES.get(name);
        if (stage == null) {
            throw ProblemException.notFound("Milestone", name);
        }
        return stage;
    }
}
