package io.duban.project.ledger;

import io.duban.contracts.project.Stage;

import java.time.LocalDate;

/**
 * A due date that was moved with approval (延期).
 *
 * @param planned the planned due date that it moves; a new plan for the stage puts it aside
 * @param due the due date that now holds
 */
public record Extension(
        Stage stage,
        LocalDate planned,
        LocalDate due,
        String reason,
        String approvedBy,
        LocalDate approvedOn) {}
