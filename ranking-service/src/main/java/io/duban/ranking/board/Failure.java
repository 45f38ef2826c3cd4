package io.duban.ranking.board;

import io.duban.contracts.period.Period;

/**
 * What could not be computed and is tried again at the end of the next day.
 *
 * @param ranking id of the ranking, or of the rule about missed tasks or findings
 * @param period the ranking's period, or the day of the miss or finding
 * @param last whether the period becomes final as soon as it has been computed
 */
public record Failure(String ranking, Period period, boolean last) {}
