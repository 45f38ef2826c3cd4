package io.duban.contracts.project;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A stage of a project with its due date (倒排工期).
 *
 * @param due the due date that now holds, extensions included
 * @param weight its weight in the delivery rate, 1 unless given
 * @param completedOn absent while it is not complete
 */
public record MilestoneFacts(Stage stage, LocalDate due, BigDecimal weight, LocalDate completedOn) {

    public MilestoneFacts {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(weight, "weight");
    }
}
