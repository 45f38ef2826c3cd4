package io.duban.ranking.readmodel;

import io.duban.contracts.measure.EscalationState;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Period;
import io.duban.kit.security.Reach;

import java.util.Optional;

/**
 * What narrows a list of escalations.
 *
 * @param subject a code, or type and code as in {@code estate/E1}
 * @param reach whose escalations may be seen
 */
public record EscalationFilter(
        Optional<String> rule,
        Optional<String> subject,
        Optional<Period> period,
        Optional<Measure> measure,
        Optional<EscalationState> state,
        EscalationOrder order,
        Reach reach) {}
