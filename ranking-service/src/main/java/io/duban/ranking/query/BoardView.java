package io.duban.ranking.query;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.LeftOut;
import io.duban.contracts.board.NotRated;
import io.duban.contracts.board.RowChange;
import io.duban.contracts.board.Unattributed;
import io.duban.contracts.period.Period;
import io.duban.ranking.readmodel.ArchivedBoard;
import io.duban.ranking.readmodel.FailedRanking;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A published board as it goes out.
 *
 * @param rows all of them, or those that were asked for
 * @param next cursor of the next rows; absent where these are the last
 * @param failed absent unless the next revision could not be computed
 */
record BoardView(
        String ranking,
        Period period,
        int revision,
        LocalDate closedOn,
        String hash,
        @JsonProperty("final") boolean isFinal,
        int rated,
        List<RowView> rows,
        List<NotRated> notRated,
        boolean undecidable,
        LeftOut leftOut,
        List<RowChange> changes,
        Unattributed unattributed,
        String next,
        FailedView failed) {

    /** That the board could not be computed anew. */
    record FailedView(LocalDate day, String problem) {}

    static BoardView of(
            ArchivedBoard archived,
            List<RowView> rows,
            Optional<String> next,
            Optional<FailedRanking> failed) {
        Board board = archived.board();
        return new BoardView(
                board.ranking(),
                board.period(),
                board.revision(),
                board.closedOn(),
                archived.hash(),
                archived.isFinal(),
                board.rated(),
                rows,
                board.notRated(),
                board.undecidable(),
                board.leftOut(),
                board.changes(),
                board.unattributed(),
                next.orElse(null),
                failed.map(it -> new FailedView(it.day(), it.problem())).orElse(null));
    }

    /** The rows as they were published. */
    List<BoardRow> published() {
        return rows.stream().map(RowView::row).toList();
    }
}
