package io.duban.project.ledger;

import io.duban.contracts.project.Stage;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.kit.version.IfMatch;
import io.duban.project.assessment.AssessedProgress;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
    private final AssessedProgress assessed;
    private final Desk desk;

    MilestoneController(Projects projects, AssessedProgress assessed, Desk desk) {
        this.projects = projects;
        this.assessed = assessed;
        this.desk = desk;
    }

    @PostMapping("/completion")
    ResponseEntity<ProjectView> complete(
            @PathVariable String id,
            @PathVariable String stage,
            InputStream content,
            Caller caller,
            IfMatch match)
            throws IOException {
        Reach reach = desk.reach(caller);
        projects.require(id, reach);
        Stage known = PlanForm.stage(stage);
        CompletionForm form = CompletionForm.read(desk.form(content), desk.openDay());
        Asking asking = desk.asking(caller, form.reason());
        Project after =
                projects.change(
                                id,
                                reach,
                                match.guard(
                                        it ->
                                                MilestoneRules.complete(
                                                        it, known, form, asking, assessed)))
                        .after();
        return answer(after, after.completion(known).filter(form::isRecorded).isPresent());
    }

    @PostMapping("/completion/withdrawal")
    ProjectView withdraw(
            @PathVariable String id,
            @PathVariable String stage,
            InputStream content,
            Caller caller,
            IfMatch match)
            throws IOException {
        Reach reach = desk.reach(caller);
        projects.require(id, reach);
        Stage known = PlanForm.stage(stage);
        String reason = CompletionForm.withdrawal(desk.form(content));
        return change(
                id,
                reach,
                match.guard(it -> MilestoneRules.withdraw(it, known, reason, desk.author(caller))));
    }

    @PostMapping("/extension")
    ResponseEntity<ProjectView> extend(
            @PathVariable String id,
            @PathVariable String stage,
            InputStream content,
            Caller caller,
            IfMatch match)
            throws IOException {
        Reach reach = desk.reach(caller);
        projects.require(id, reach);
        reach.requireWholeCity();
        Stage known = PlanForm.stage(stage);
        ExtensionForm form = ExtensionForm.read(desk.form(content), desk.openDay());
        Asking asking = desk.asking(caller, form.reason());
        Project after =
                projects.change(
                                id,
                                reach,
                                match.guard(it -> MilestoneRules.extend(it, known, form, asking)))
                        .after();
        return answer(
                after,
                after.plan()
                        .milestone(known)
                        .flatMap(after::extension)
                        .filter(it -> it.due().equals(form.due()))
                        .isPresent());
    }

    /** Whether it holds already, or waits for a second person. */
    private ResponseEntity<ProjectView> answer(Project after, boolean holds) {
        return ResponseEntity.status(holds ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(ProjectView.of(after, desk.openDay()));
    }

    private ProjectView change(String id, Reach reach, UnaryOperator<Project> change) {
        return ProjectView.of(projects.change(id, reach, change).after(), desk.openDay());
    }
}
