package io.duban.project.task;

import io.duban.contracts.project.TaskList;
import io.duban.kit.aggregate.Entry;
import io.duban.kit.version.Versioned;
import io.duban.project.ledger.Request;

import java.time.LocalDate;
import java.util.List;

/**
 * A task as it is shown.
 *
 * @param due the due date that now holds
 * @param planned the due date of the plan; absent when it still holds
 * @param openRequests those of the requests that wait for a second person
 * @param enteredOn absent where an edition before did not keep it
 */
record TaskView(
        String id,
        String county,
        String countyName,
        TaskList list,
        String title,
        LocalDate due,
        LocalDate planned,
        String owner,
        ProblemClass problemClass,
        LocalDate completedOn,
        String evidence,
        List<TaskExtension> extensions,
        List<Request> requests,
        List<Request> openRequests,
        LocalDate enteredOn,
        long version,
        List<Entry> history)
        implements Versioned {

    static TaskView of(Task task) {
        TaskPlan plan = task.plan();
        return new TaskView(
                task.id(),
                plan.county().code(),
                plan.county().name(),
                plan.list(),
                plan.title(),
                task.due(),
                plan.due().equals(task.due()) ? null : plan.due(),
                plan.owner(),
                plan.problemClass(),
                task.completedOn(),
                task.evidence(),
                task.extensions(),
                task.requests(),
                task.requests().stream().filter(Request::isOpen).toList(),
                task.enteredOn(),
                task.version(),
                task.history());
    }
}
