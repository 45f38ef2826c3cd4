package io.duban.contracts.ladder;

import io.duban.contracts.period.Day;
import io.duban.contracts.subject.Subject;

import java.util.Objects;

/**
 * A task of 一台账、两清单 that was due on a day and not complete when it ended (RULES 2.4).
 *
 * @param task id of the task
 */
public record Miss(Subject subject, Day day, String task) {

    public Miss {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(task, "task");
    }
}
