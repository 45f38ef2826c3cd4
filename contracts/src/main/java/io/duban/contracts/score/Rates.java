package io.duban.contracts.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Quotients as they are published: decimal, rounded half-up to 4 places. */
public final class Rates {

    /** Places after the point of every published value and score (RULES 3). */
    public static final int PLACES = 4;

    private Rates() {}

    /** A value as published. */
    public static BigDecimal published(BigDecimal value) {
        return value.setScale(PLACES, RoundingMode.HALF_UP);
    }

    /** A quotient as published. */
    public static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, PLACES, RoundingMode.HALF_UP);
    }

    /**
     * Counted complaints per 1,000 households and month (每千户月均投诉量).
     *
     * @param months number of months that were counted
     * @return empty without households, for then the value does not exist
     */
    public static Optional<BigDecimal> perThousandHouseholds(
            long complaints, long households, int months) {
        if (households == 0) {
            return Optional.empty();
        }
        BigDecimal divisor = BigDecimal.valueOf(households).multiply(BigDecimal.valueOf(months));
        return Optional.of(quotient(BigDecimal.valueOf(complaints).movePointRight(3), divisor));
    }

    /** Resolved within the deadline ÷ due (按期办结率); 1 when nothing was due. */
    public static BigDecimal timelyResolution(long inTime, long due) {
        return due == 0
                ? published(BigDecimal.ONE)
                : quotient(BigDecimal.valueOf(inTime), BigDecimal.valueOf(due));
    }
}
