package io.duban.ranking.board;

import java.time.LocalDate;

/**
 * Half of a re-attribution, told by a partition before its answer to the day's marker. Told again
 * it replaces what was told before.
 *
 * @param day that was open in the partition
 */
public record MoveTold(LocalDate day, int partition, Half half) {

    /** Key of its record, among the answers to markers. */
    public static final String KEY = "move";
}
