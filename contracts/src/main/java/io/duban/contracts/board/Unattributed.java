package io.duban.contracts.board;

import java.math.BigDecimal;

/**
 * Complaints of the period that no registered estate could be charged with (RULES 5).
 *
 * @param count complaints in the unattributed queue
 * @param share {@code count} divided by all counted complaints of the period, 0 to 1, 4 places
 * @param warning whether the share exceeds the rulebook's limit
 */
public record Unattributed(long count, BigDecimal share, boolean warning) {}
