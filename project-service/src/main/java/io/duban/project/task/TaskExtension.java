package io.duban.project.task;

import java.time.LocalDate;

/**
 * A due date that was moved with approval (延期).
 *
 * @param planned the planned due date that it moves; a new plan puts it aside
 */
record TaskExtension(
        LocalDate planned, LocalDate due, String reason, String approvedBy, LocalDate approvedOn) {}
