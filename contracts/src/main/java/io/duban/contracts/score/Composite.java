package io.duban.contracts.score;

import io.duban.contracts.board.IndicatorScore;

import java.math.BigDecimal;
import java.util.List;

/**
 * A composite score (综合得分) with its derivation.
 *
 * @param score 0 to 100, 4 places; null when an indicator is missing, never zero for that
 * @param indicators the indicators that are known, in the rulebook's order
 * @param missing ids of those that are not
 */
public record Composite(BigDecimal score, List<IndicatorScore> indicators, List<String> missing) {

    public Composite {
        indicators = List.copyOf(indicators);
        missing = List.copyOf(missing);
    }
}
