package io.duban.project.ledger;

import java.math.BigDecimal;

/**
 * The money of a project (资金), clause 四(二)3; amounts in yuan.
 *
 * @param arrived 到位
 * @param due 应付
 * @param paid 已付
 * @param idleDays 闲置天数
 * @param misuse 挪用: whether it was used for something else
 */
public record Funds(
        BigDecimal arrived, BigDecimal due, BigDecimal paid, int idleDays, boolean misuse) {

    public Funds {
        arrived = plain(arrived);
        due = plain(due);
        paid = plain(paid);
    }

    /** Whether less is paid than is due; not where what is due was not told. */
    boolean isUnpaid() {
        BigDecimal sum = paid == null ? BigDecimal.ZERO : paid;
        return due != null && sum.compareTo(due) < 0;
    }

    static BigDecimal plain(BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
