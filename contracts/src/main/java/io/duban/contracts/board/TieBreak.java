package io.duban.contracts.board;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What decides between equals of the metric that a row shows first (同值时的次序), such as 逾期天数 between
 * equal rates (RULES 2.5).
 *
 * @param metric its name in the rulebook, such as {@code overdueDays}
 * @param value as published, in the metric's unit
 */
public record TieBreak(String metric, BigDecimal value) {

    public TieBreak {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(value, "value");
    }

    /** Whether it decides the same, however its value is written. */
    public boolean saysAs(TieBreak other) {
        return metric.equals(other.metric) && value.compareTo(other.value) == 0;
    }
}
