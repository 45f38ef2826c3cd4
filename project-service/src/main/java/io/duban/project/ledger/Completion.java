package io.duban.project.ledger;

import io.duban.contracts.project.Stage;

import java.time.LocalDate;

/**
 * A stage that is complete.
 *
 * @param evidence what shows it; absent when none was told
 */
public record Completion(Stage stage, LocalDate completedOn, String evidence) {}
