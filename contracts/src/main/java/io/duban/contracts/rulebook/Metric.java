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
    COUNTED_COMPLAINTS("countedComplaints", 0, "12345热线投诉", "件"),
    /** 各项工作得分: the composite of the indicators, 0 to 100 (RULES 3). */
    COMPOSITE_SCORE("compositeScore", 100, "综合得分", "分"),
    /** 节点完成率: completed weight divided by obliged weight, 0 to 1 (RULES 2.5). */
    DELIVERY_RATE("deliveryRate", 1, "推进节点完成率", "%"),
    /** 逾期天数: overdue days summed over the milestones that are not complete (RULES 2.5). */
    OVERDUE_DAYS("overdueDays", 0, "累计逾期", "天");

    private final String wire;
    private final BigDecimal best;
    private final String term;
    private final String unit;

    Metric(String wire, int best, String term, String unit) {
        this.wire = wire;
        this.term = term;
        this.unit = unit;
        this.best = BigDecimal.valueOf(best);
    }

    @Override
    public String wire() {
        return wire;
    }

    /** What people call it, such as 综合得分. */
    public String term() {
        return term;
    }

    /** What its values count, such as 件; {@code %} of a share. */
    public String unit() {
        return unit;
    }

    /** Whether its values are shares, 0 to 1, which people read as percentages. */
    public boolean isShare() {
        return unit.equals("%");
    }

    /** A value as people read it: 12345热线投诉37件, 综合得分56.7分, 推进节点完成率85.3%. */
    public String words(BigDecimal value) {
        BigDecimal shown = (isShare() ? value.movePointRight(2) : value).stripTrailingZeros();
        return term + shown.toPlainString() + unit;
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
