package io.duban.project.work;

import io.duban.contracts.subject.Party;
import io.duban.kit.work.WorkKind;
import io.duban.project.ledger.OpenRequest;
import io.duban.project.ledger.WaitingRequests;
import io.duban.project.task.Task;
import io.duban.project.task.Tasks;

import org.springframework.stereotype.Component;

import java.util.Set;
import java.util.stream.Stream;

/** Of tasks: completions, extensions, corrections of the due day. */
@Component
final class TaskRequestWork extends RequestWork {

    private final Tasks tasks;

    TaskRequestWork(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    WaitingRequests requests() {
        return tasks.requests();
    }

    @Override
    Stream<Asked> asked(Set<String> ids) {
        return tasks.of(ids).stream()
                .flatMap(
                        task ->
                                task.openRequests().stream()
                                        .map(it -> new Asked(it, item(task, it))));
    }

    private static WorkItem item(Task task, OpenRequest request) {
        return new WorkItem(
                WorkKind.REQUEST,
                task.id(),
                task.facts().title() + " " + words(request),
                new Party(task.facts().county().code(), task.facts().county().name()),
                request.due(),
                "POST /api/v1/tasks/%s/%s/decision".formatted(task.id(), request.kind().wire()));
    }
}
