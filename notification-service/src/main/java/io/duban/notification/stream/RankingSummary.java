package io.duban.notification.stream;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.LeftOut;
import io.duban.contracts.board.Unattributed;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.contracts.period.Period;

import java.time.LocalDate;

/** A published ranking as the stream tells of it: without its rows, which a query gives. */
record RankingSummary(Summary board, String hash) {

    /**
     * The board in numbers.
     *
     * @param rated how many subjects it ranks
     * @param listed how many of them are listed, so that measures follow
     * @param leftOut the tie at the cut that is not listed; absent where none was left out
     * @param changed for how many the revision differs from the one before
     */
    record Summary(
            String ranking,
            Period period,
            int revision,
            LocalDate closedOn,
            int rated,
            int notRated,
            long listed,
            int changed,
            boolean undecidable,
            LeftOut leftOut,
            Unattributed unattributed) {}

    static RankingSummary of(RankingPublished published) {
        Board board = published.board();
        return new RankingSummary(
                new Summary(
                        board.ranking(),
                        board.period(),
                        board.revision(),
                        board.closedOn(),
                        board.rated(),
                        board.notRated().size(),
                        board.rows().stream().filter(BoardRow::listed).count(),
                        board.changes().size(),
                        board.undecidable(),
                        board.leftOut(),
                        board.unattributed()),
                published.hash());
    }
}
