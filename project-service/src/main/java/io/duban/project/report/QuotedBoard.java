package io.duban.project.report;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.LeftOut;
import io.duban.contracts.board.TieBreak;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.Subject;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a report quotes of a published board: which one it is, and whom it lists.
 *
 * @param rated how many subjects it rates; absent on what was kept before it was
 * @param leftOut the tie at the cut that it does not list; absent where none was left out
 */
record QuotedBoard(
        String ranking,
        Period period,
        int revision,
        String hash,
        LocalDate closedOn,
        Integer rated,
        boolean undecidable,
        LeftOut leftOut,
        List<Listed> listed) {

    /**
     * A subject that the board lists.
     *
     * @param fromEnd the rank counted from the last place; absent where that end is not listed, and
     *     on what was kept before it was
     * @param place rank in words, such as 倒数第2位（共13个）; absent on what was kept before it was
     */
    record Listed(
            int rank,
            Integer fromEnd,
            String place,
            Subject subject,
            BigDecimal value,
            List<TieBreak> tieBreak) {

        Listed {
            tieBreak = tieBreak == null ? List.of() : List.copyOf(tieBreak);
        }

        static Listed of(BoardRow row) {
            return new Listed(
                    row.rank(),
                    row.fromEnd(),
                    row.place().words(),
                    row.subject(),
                    row.value(),
                    row.tieBreak());
        }
    }

    static QuotedBoard of(RankingPublished published) {
        Board board = published.board();
        return new QuotedBoard(
                board.ranking(),
                board.period(),
                board.revision(),
                published.hash(),
                board.closedOn(),
                board.rated(),
                board.undecidable(),
                board.leftOut(),
                board.rows().stream().filter(BoardRow::listed).map(Listed::of).toList());
    }
}
