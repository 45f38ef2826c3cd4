package io.duban.ranking.board;

import java.util.List;

/**
 * One partition's share of a month.
 *
 * @param estates every estate of the partition that the month's board has to show, by id
 * @param unattributed counted complaints that no registered estate is charged with
 */
public record MonthTally(List<EstateCount> estates, long unattributed) {

    public MonthTally {
        estates = List.copyOf(estates);
    }

    /** Counted complaints, unattributed ones included. */
    long all() {
        return unattributed + estates.stream().mapToLong(EstateCount::complaints).sum();
    }
}
