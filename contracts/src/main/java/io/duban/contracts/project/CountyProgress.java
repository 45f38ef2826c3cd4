package io.duban.contracts.project;

import io.duban.contracts.subject.Subject;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A county's progress in a period (工作推进, RULES 2.5).
 *
 * @param obligedWeight weight of the milestones that were due by the end and open at the start
 * @param completedWeight weight of those among them that were complete by the end
 * @param deliveryRate completed divided by obliged, as published
 * @param overdueDays days overdue at the end, summed over those that are not complete
 */
public record CountyProgress(
        Subject county,
        BigDecimal obligedWeight,
        BigDecimal completedWeight,
        BigDecimal deliveryRate,
        long overdueDays) {

    public CountyProgress {
        Objects.requireNonNull(county, "county");
        Objects.requireNonNull(obligedWeight, "obligedWeight");
        Objects.requireNonNull(completedWeight, "completedWeight");
        Objects.requireNonNull(deliveryRate, "deliveryRate");
    }
}
