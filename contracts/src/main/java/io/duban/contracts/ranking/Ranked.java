package io.duban.contracts.ranking;

import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.LeftOut;
import io.duban.contracts.board.NotRated;

import java.util.List;

/**
 * The outcome of a ranking.
 *
 * @param rows all rated subjects in order of rank, inside a tie by code
 * @param notRated all others by code, with what they lack
 * @param undecidable the last places were asked for, but all are equal or there are too few
 * @param leftOut the tie at the cut that is not listed; absent where none was left out
 */
public record Ranked(
        List<BoardRow> rows, List<NotRated> notRated, boolean undecidable, LeftOut leftOut) {

    public Ranked {
        rows = List.copyOf(rows);
        notRated = List.copyOf(notRated);
    }
}
