package io.duban.project.work;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;

import io.duban.kit.work.WorkKind;
import io.duban.project.ledger.ListedFields;
import io.duban.project.ledger.ListedProject;
import io.duban.project.ledger.ListedProject.ListedStage;
import io.duban.project.ledger.Projects;

import org.springframework.stereotype.Component;

import java.util.List;

/**
 * The next stage of each project (节点), until it is reported complete. Later stages follow one by
 * one, for they are completed in their order.
 */
@Component
final class MilestoneWork implements WorkSource {

    private final Projects projects;

    MilestoneWork(Projects projects) {
        this.projects = projects;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.MILESTONE;
    }

    @Override
    public List<WorkItem> find(WorkFilter filter, Place after, int limit) {
        return projects
                .listed()
                .first(
                        Filters.and(
                                filter.of(ListedFields.COUNTY, ListedFields.MILESTONE_DUE, after)),
                        Sorts.ascending(ListedFields.MILESTONE_DUE, "_id"),
                        limit + 1)
                .stream()
                .flatMap(it -> it.owed().map(stage -> item(it, stage, filter)).stream())
                .toList();
    }

    private static WorkItem item(ListedProject project, ListedStage stage, WorkFilter filter) {
        String state = filter.isOverdue(stage.due()) ? "未报完成" : "待报完成";
        return new WorkItem(
                WorkKind.MILESTONE,
                project.id(),
                "%s %s %s".formatted(project.name(), stage.stage().term(), state),
                project.county(),
                stage.due(),
                "POST /api/v1/projects/%s/milestones/%s/completion"
                        .formatted(project.id(), stage.stage()));
    }

    @Override
    public long count(WorkFilter filter) {
        return projects.listed()
                .count(
                        Filters.and(
                                filter.of(
                                        ListedFields.COUNTY,
                                        ListedFields.MILESTONE_DUE,
                                        Place.START)));
    }
}
