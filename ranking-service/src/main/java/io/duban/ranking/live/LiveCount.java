package io.duban.ranking.live;

import io.duban.ranking.board.Timeliness;

/**
 * What is counted under a key in an open month.
 *
 * @param complaints counted ones
 * @param timeliness of those that are due in the month
 */
record LiveCount(long complaints, Timeliness timeliness) {

    static final LiveCount NONE = new LiveCount(0, Timeliness.NONE);
}
