package io.duban.ranking.board;

import io.duban.contracts.period.Month;

import java.util.Optional;

/**
 * What one partition says of a closed month when a day has ended.
 *
 * @param last whether the month becomes final with this day
 * @param tally empty when nothing has changed since it was last asked
 */
public record MonthPart(Month month, boolean last, Optional<MonthTally> tally) {}
