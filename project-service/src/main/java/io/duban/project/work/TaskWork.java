package io.duban.project.work;

import io.duban.contracts.subject.Party;
import io.duban.kit.work.WorkKind;
import io.duban.project.task.Task;
import io.duban.project.task.Tasks;

import org.springframework.stereotype.Component;

import java.util.List;

/** The tasks of 一台账、两清单 that are not complete. */
@Component
final class TaskWork implements WorkSource {

    private final Tasks tasks;

    TaskWork(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.TASK;
    }

    @Override
    public List<WorkItem> find(WorkFilter filter, Place after, int limit) {
        return tasks.owed(filter.of(Tasks.COUNTY, Tasks.OWED_BY, after), limit + 1).stream()
                .map(it -> item(it, filter))
                .toList();
    }

    private static WorkItem item(Task task, WorkFilter filter) {
        String state = filter.isOverdue(task.due()) ? "未报完成" : "待报完成";
        return new WorkItem(
                WorkKind.TASK,
                task.id(),
                task.facts().title() + " " + state,
                new Party(task.facts().county().code(), task.facts().county().name()),
                task.due(),
                "POST /api/v1/tasks/%s/completion".formatted(task.id()));
    }

    @Override
    public long count(WorkFilter filter) {
        return tasks.countOwed(filter.of(Tasks.COUNTY, Tasks.OWED_BY, Place.START));
    }
}
