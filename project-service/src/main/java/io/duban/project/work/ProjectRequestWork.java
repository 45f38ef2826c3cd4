package io.duban.project.work;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;

import io.duban.kit.work.WorkKind;
import io.duban.project.ledger.ListedProject;
import io.duban.project.ledger.OpenRequest;
import io.duban.project.ledger.Projects;
import io.duban.project.ledger.WaitingRequests;

import org.springframework.stereotype.Component;

import java.util.Set;
import java.util.stream.Stream;

/** Of projects: adjustments, withdrawals, plans, completions, extensions. */
@Component
final class ProjectRequestWork extends RequestWork {

    private final Projects projects;

    ProjectRequestWork(Projects projects) {
        this.projects = projects;
    }

    @Override
    WaitingRequests requests() {
        return projects.listed().requests();
    }

    @Override
    Stream<Asked> asked(Set<String> ids) {
        return ids.isEmpty()
                ? Stream.empty()
                : projects
                        .listed()
                        .first(Filters.in("_id", ids), Sorts.ascending("_id"), ids.size())
                        .stream()
                        .flatMap(
                                project ->
                                        project.requests().stream()
                                                .map(it -> new Asked(it, item(project, it))));
    }

    private static WorkItem item(ListedProject project, OpenRequest request) {
        return new WorkItem(
                WorkKind.REQUEST,
                project.id(),
                project.name() + " " + words(request),
                project.county(),
                request.due(),
                "POST /api/v1/projects/%s/%s%s/decision"
                        .formatted(
                                project.id(),
                                request.stage() == null
                                        ? ""
                                        : "milestones/%s/".formatted(request.stage()),
                                request.kind().wire()));
    }
}
