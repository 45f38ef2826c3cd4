package io.duban.contracts.rulebook;

import io.duban.contracts.measure.Measure;

import java.util.Map;

/**
 * The life of notices (RULES 7), in calendar days; what is late at a step is reminded (催办).
 *
 * @param signWithinDays from drafted to signed
 * @param receiptWithinDays from delivered to received (签收)
 * @param closeWithinDays from answered to closed (销号)
 * @param measures complete: every measure has its terms
 */
public record NoticeTerms(
        int signWithinDays,
        int receiptWithinDays,
        int closeWithinDays,
        Map<Measure, MeasureTerms> measures) {

    public NoticeTerms {
        measures = Map.copyOf(measures);
    }
}
