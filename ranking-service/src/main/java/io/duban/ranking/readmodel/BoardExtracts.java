package io.duban.ranking.readmodel;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * What is kept of a board beside it, so that a question about one subject, or about who is listed,
 * does not read it whole.
 */
final class BoardExtracts {

    /** Raised when more is kept, so that what an earlier release has kept is read once more. */
    static final int EDITION = 1;

    private final BoardSlices slices;
    private final ListingArchive listings;

    BoardExtracts(BoardSlices slices, ListingArchive listings) {
        this.slices = slices;
        this.listings = listings;
    }

    /** Keeps them of a revision that is, or may be, the latest; again changes nothing. */
    BoardRevision keep(Board board, String hash) {
        slices.keep(board, cutValue(board));
        return keepOfEarlier(board, hash);
    }

    /** Keeps them of a revision that a later one has replaced. */
    BoardRevision keepOfEarlier(Board board, String hash) {
        int pieces = listings.keep(board, hash);
        return new BoardRevision(
                board.revision(),
                board.closedOn(),
                hash,
                board.rated(),
                listed(board).size(),
                cutValue(board),
                BoardSlices.count(board.rows().size()),
                pieces);
    }

    private static List<BoardRow> listed(Board board) {
        return board.rows().stream().filter(BoardRow::listed).toList();
    }

    /** Of the listed row that stands next to the cut: at the bad end, the first of them. */
    private static BigDecimal cutValue(Board board) {
        return listed(board).stream()
                .max(Comparator.comparingInt(it -> it.fromEnd() == null ? it.rank() : it.fromEnd()))
                .map(BoardRow::value)
                .orElse(null);
    }
}
