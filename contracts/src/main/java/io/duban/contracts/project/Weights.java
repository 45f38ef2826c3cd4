package io.duban.contracts.project;

import java.math.BigDecimal;

/**
 * What a stage may weigh in the delivery rate (权重, RULES 6), so that none can outweigh a ledger.
 */
public final class Weights {

    public static final BigDecimal LEAST = BigDecimal.ONE;
    public static final BigDecimal MOST = BigDecimal.TEN;

    private Weights() {}

    /** The weight that counts where another one was recorded before there were bounds. */
    public static BigDecimal bounded(BigDecimal weight) {
        return weight.max(LEAST).min(MOST);
    }
}
