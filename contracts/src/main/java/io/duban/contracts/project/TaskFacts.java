package io.duban.contracts.project;

import io.duban.contracts.subject.Subject;

import java.time.LocalDate;
import java.util.Objects;

/**
 * An entry of 一台账、两清单 with its owner and due date, written off one by one (销号).
 *
 * @param owner who is responsible (责任主体)
 * @param completedOn absent while it is open
 */
public record TaskFacts(
        String taskId,
        Subject county,
        TaskList list,
        String title,
        LocalDate due,
        String owner,
        LocalDate completedOn) {

    public TaskFacts {
        Objects.requireNonNull(taskId, "taskId");
        Objects.requireNonNull(county, "county");
        Objects.requireNonNull(list, "list");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(owner, "owner");
    }
}
