package io.duban.ranking.live;

import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.LeftOut;
import io.duban.contracts.board.NotRated;
import io.duban.contracts.board.Unattributed;
import io.duban.contracts.period.Period;

import java.util.List;

/**
 * What the board would be if the open period closed now. Nothing follows from it.
 *
 * @param provisional always true, so that nobody takes it for a closing
 * @param rated how many subjects would be rated
 * @param leftOut the tie at the cut that would not be listed; absent where there is none
 */
public record LiveBoard(
        String ranking,
        Period period,
        boolean provisional,
        int rated,
        List<BoardRow> rows,
        List<NotRated> notRated,
        boolean undecidable,
        LeftOut leftOut,
        Unattributed unattributed) {}
