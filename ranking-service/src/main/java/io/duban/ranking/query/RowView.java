package io.duban.ranking.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.duban.contracts.board.BoardRow;

import java.util.List;

/**
 * A row as it goes out: as it was published, and beside it what other boards say of its subject.
 * The board's hash is over the published part alone.
 *
 * @param previousRank of the period before; absent where it had none
 * @param streak periods in a row that it is listed; absent where it is not
 * @param recent the last periods, the oldest first; absent where others are not told
 */
record RowView(
        @JsonUnwrapped BoardRow row,
        Integer previousRank,
        Integer streak,
        List<RecentPeriod> recent) {

    /** The published part alone. */
    static RowView of(BoardRow row) {
        return new RowView(row, null, null, null);
    }
}
