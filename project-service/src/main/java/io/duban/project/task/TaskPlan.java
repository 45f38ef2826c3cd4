package io.duban.project.task;

import io.duban.contracts.project.TaskList;
import io.duban.contracts.subject.Subject;

import java.time.LocalDate;

/**
 * A task as it was sent.
 *
 * @param owner who is responsible (责任主体)
 * @param problemClass only on the list of problems, and there absent when it was not told
 */
record TaskPlan(
        Subject county,
        TaskList list,
        String title,
        LocalDate due,
        String owner,
        ProblemClass problemClass) {

    /** Due on another day, or owed by another county. */
    TaskPlan corrected(LocalDate otherDue, Subject otherCounty) {
        return new TaskPlan(otherCounty, list, title, otherDue, owner, problemClass);
    }
}
