package io.duban.ranking.query;

import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.LeftOut;
import io.duban.contracts.board.NotRated;
import io.duban.contracts.board.Unattributed;
import io.duban.contracts.period.Period;
import io.duban.ranking.live.LiveBoard;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The board of an open period as it goes out; see {@link LiveBoard}. */
record LiveView(
        String ranking,
        Period period,
        boolean provisional,
        int rated,
        List<RowView> rows,
        List<NotRated> notRated,
        boolean undecidable,
        LeftOut leftOut,
        Unattributed unattributed) {

    /**
     * The first rows of it.
     *
     * @param most how many; absent for all
     */
    static LiveView of(OpenBoard open, Optional<Integer> most) {
        LiveBoard board = open.board();
        Function<BoardRow, RowView> beside =
                open.timeline()
                        .map(it -> new RowViews(board.period(), it, open.previousRanks()))
                        .<Function<BoardRow, RowView>>map(it -> it::of)
                        .orElse(RowView::of);
        return new LiveView(
                board.ranking(),
                board.period(),
                board.provisional(),
                board.rated(),
                board.rows().stream().limit(most.orElse(board.rows().size())).map(beside).toList(),
                board.notRated(),
                board.undecidable(),
                board.leftOut(),
                board.unattributed());
    }
}
