package io.duban.ranking.tally;

/** Where a month stands in its partition. */
enum MonthState {
    /** Not closed yet. */
    OPEN,
    /** Closed, and told as it is. */
    TOLD,
    /** Closed, and something has changed since it was told. */
    CHANGED,
    /** Not told any more. */
    FINAL
}
