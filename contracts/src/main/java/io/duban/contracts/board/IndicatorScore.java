package io.duban.contracts.board;

import java.math.BigDecimal;

/**
 * One indicator's part in a composite score (RULES 3), complete enough for a pocket calculator.
 *
 * @param value the indicator's value as published, in the unit that the rulebook declares
 * @param normalised {@code clamp((value - worst) / (best - worst), 0, 1)}
 */
public record IndicatorScore(
        String indicator,
        BigDecimal value,
        BigDecimal worst,
        BigDecimal best,
        BigDecimal weight,
        BigDecimal normalised) {}
