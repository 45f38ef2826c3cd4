package io.duban.contracts.rulebook;

import io.duban.contracts.WireName;

/** What a ranking measures. A rulebook chooses among these; the program knows how to take them. */
public enum Metric implements WireName {
    /** 投诉量: counted complaints of the period (RULES 2.1). */
    COUNTED_COMPLAINTS("countedComplaints"),
    /** 各项工作得分: the composite of the indicators (RULES 3). */
    COMPOSITE_SCORE("compositeScore"),
    /** 节点完成率: completed weight divided by obliged weight (RULES 2.5). */
    DELIVERY_RATE("deliveryRate"),
    /** 逾期天数: overdue days summed over the milestones that are not complete (RULES 2.5). */
    OVERDUE_DAYS("overdueDays");

    private final String wire;

    Metric(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
