package io.duban.project.report;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.Subject;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What a report quotes of a published board: which one it is, and whom it lists. */
record QuotedBoard(
        String ranking,
        Period period,
        int revision,
        String hash,
        LocalDate closedOn,
        boolean undecidable,
        List<Listed> listed) {

    /** A subject that the board lists. */
    record Listed(int rank, Subject subject, BigDecimal value) {}

    static QuotedBoard of(RankingPublished published) {
        Board board = published.board();
        return new QuotedBoard(
                board.ranking(),
                board.period(),
                board.revision(),
                published.hash(),
                board.closedOn(),
                board.undecidable(),
                board.rows().stream()
                        .filter(BoardRow::listed)
                        .map(it -> new Listed(it.rank(), it.subject(), it.value()))
                        .toList());
    }
}
