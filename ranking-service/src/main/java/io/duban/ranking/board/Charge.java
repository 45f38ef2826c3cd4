package io.duban.ranking.board;

import io.duban.contracts.period.Month;

/**
 * What a complaint adds to the estate that it is charged to.
 *
 * @param countedIn the month it counts in; absent when it does not count
 * @param dueIn the month in which it is due; absent when timeliness does not look at it
 * @param inTime whether it was resolved on or before the day it was due
 */
public record Charge(Month countedIn, Month dueIn, boolean inTime) {

    /** Of a complaint that is not here. */
    public static final Charge NONE = new Charge(null, null, false);
}
