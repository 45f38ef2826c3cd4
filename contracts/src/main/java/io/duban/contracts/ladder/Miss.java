package io.duban.contracts.ladder;

import io.duban.contracts.period.Day;
import io.duban.contracts.subject.Subject;

import java.util.Objects;

/**
 * A task of 一台账、两清单 that was due on a day and not complete when it ended (RULES 2.4).
 *
 * @param task id of the task
 * @param title what the task is called, for people to read; absent on what was told before it was
 */
public record Miss(Subject subject, Day day, String task, String title) {

    public Miss {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(task, "task");
    }

    /** A miss of which no more is known than its task's id. */
    public Miss(Subject subject, Day day, String task) {
        this(subject, day, task, null);
    }
}
