package io.duban.project.ledger;

import io.duban.kit.aggregate.Aggregates.Outcome;
import io.duban.kit.json.Form;
import io.duban.kit.json.NewIdentifiers;
import io.duban.kit.page.Cursors;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.kit.version.IfMatch;
import io.duban.project.ledger.PlanForm.SentPlan;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Map;

/** Plans of projects, written and read. */
@RestController
@RequestMapping("/api/v1/projects")
class ProjectController {

    private static final Map<String, ProjectOrder> ORDERS =
            Map.of("id", ProjectOrder.ID, "overdue", ProjectOrder.OVERDUE);

    private final Projects projects;
    private final PlanForm plans;
    private final Desk desk;
    private final Cursors cursors;

    ProjectController(Projects projects, PlanForm plans, Desk desk, Cursors cursors) {
        this.projects = projects;
        this.plans = plans;
        this.desk = desk;
        this.cursors = cursors;
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ProjectView> put(
            @PathVariable String id, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        Form form = desk.form(content);
        Reach reach = desk.reach(caller);
        SentPlan sent = plans.read(form);
        Outcome<Project> outcome =
                projects.plan(
                        NewIdentifiers.require("id", id),
                        sent.plan(),
                        reach,
                        desk.asking(caller, sent.reason()),
                        match);
        return ResponseEntity.status(status(outcome, sent.plan()))
                .body(ProjectView.of(outcome.after(), desk.openDay()));
    }

    private static HttpStatus status(Outcome<Project> outcome, Plan plan) {
        if (PlanRules.isAsked(outcome.after(), plan.obligations())) {
            return HttpStatus.ACCEPTED;
        }
        return outcome.created() ? HttpStatus.CREATED : HttpStatus.OK;
    }

    @GetMapping("/{id}")
    ProjectView one(@PathVariable String id, Caller caller) {
        return ProjectView.of(projects.require(id, desk.reach(caller)), desk.openDay());
    }

    @GetMapping
    Page<ProjectSummary> list(Query query, Caller caller) {
        LocalDate openDay = desk.openDay();
        ProjectFilter filter = ProjectFilter.of(query, desk.reach(caller), openDay);
        ProjectOrder order = query.choice("order", ORDERS).orElse(ProjectOrder.ID);
        PageRequest request = query.page(filter.name() + "&order=" + order, cursors);
        Page<ListedProject> page = projects.listed().page(filter, order, request);
        return new Page<>(
                page.items().stream().map(it -> ProjectSummary.of(it, openDay)).toList(),
                page.next());
    }
}
