package io.duban.project.ledger;

import io.duban.contracts.project.Stage;
import io.duban.contracts.project.Weights;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A stage with its due date and weight as they were planned. */
public record PlannedMilestone(Stage stage, LocalDate due, BigDecimal weight) {

    public PlannedMilestone {
        // 1, 1.0 and 1.00 are one weight, so that the same plan is the same. An edition without
        // bounds has stored others; they count as the nearest that may be.
        weight = Funds.plain(Weights.bounded(weight));
    }
}
