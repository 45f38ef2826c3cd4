package io.duban.contracts.rulebook;

import io.duban.contracts.WireName;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a ranking measures. A rulebook chooses among these; the program knows how to take them, and
 * at which value nothing is left to mend.
 */
public enum Metric implements WireName {
    /** 投诉量: counted complaints of the period (RULES 2.1). */
    COUNTED_COMPLAINTS("countedComplaints", 0),
    /** 各项工作得分: the composite of the indicators, 0 to 100 (RULES 3). */
    COMPOSITE_SCORE("compositeScore", 100),
    /** 节点完成率: completed weight divided by obliged weight, 0 to 1 (RULES 2.5). */
    DELIVERY_RATE("deliveryRate", 1),
    /** 逾期天数: overdue days summed over the milestones that are not complete (RULES 2.5). */
    OVERDUE_DAYS("overdueDays", 0);

    private final String wire;
    private final BigDecimal best;

    Metric(String wire, int best) {
        this.wire = wire;
        this.best = BigDecimal.valueOf(best);
    }

    @Override
    public String wire() {
        return wire;
    }

    /** Whether there is no better value than this one, as published. */
    public boolean isBest(BigDecimal value) {
        return value.compareTo(best) == 0;
    }

    /** The metric with this name in rulebooks. */
    public static Optional<Metric> named(String wire) {
        return Arrays.stream(values()).filter(it -> it.wire.equals(wire)).findFirst();
    }
}
