package io.duban.contracts.score;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What a body reports of itself (自报指标).
 *
 * @param indicator id of an indicator whose source is reported
 * @param value in the unit that the rulebook declares
 */
public record ReportedIndicator(String indicator, BigDecimal value) {

    public ReportedIndicator {
        Objects.requireNonNull(indicator, "indicator");
        Objects.requireNonNull(value, "value");
    }
}
