package io.duban.contracts.rulebook;

import io.duban.contracts.measure.Measure;

import java.util.Map;

/**
 * The life of notices (RULES 7), in working days; what is late at a step is reminded (催办).
 *
 * @param signWithinWorkingDays from drafted to signed
 * @param receiptWithinWorkingDays from delivered to received (签收)
 * @param closeWithinWorkingDays from answered to closed (销号)
 * @param measures complete: every measure has its terms
 */
public record NoticeTerms(
        int signWithinWorkingDays,
        int receiptWithinWorkingDays,
        int closeWithinWorkingDays,
        Map<Measure, MeasureTerms> measures) {

    public NoticeTerms {
        measures = Map.copyOf(measures);
    }
}
