package io.duban.contracts.ladder;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;

import java.util.List;
import java.util.Objects;

/**
 * A subject that a board lists (上榜): all that a ladder needs of the board. The listings of a
 * period's latest revision replace those of the revisions before.
 *
 * @param companyId the property company at closing; absent for streets and counties
 * @param county the county of a street at closing; absent for estates and counties
 * @param row the row as it becomes evidence
 */
public record Listing(
        Subject subject, Period period, String companyId, Party county, EvidenceRow row) {

    public Listing {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(row, "row");
    }

    /** The listed rows of a board, whose hash is known already, in its order. */
    public static List<Listing> of(Board board, String hash) {
        return board.rows().stream()
                .filter(BoardRow::listed)
                .map(row -> of(board, hash, row))
                .toList();
    }

    private static Listing of(Board board, String hash, BoardRow row) {
        EvidenceRow evidence =
                new EvidenceRow(
                        board.ranking(),
                        board.period(),
                        board.revision(),
                        hash,
                        row.rank(),
                        row.rated(),
                        row.fromEnd(),
                        row.value(),
                        row.tieBreak(),
                        board.leftOut(),
                        row.estate());
        String company = row.estate() == null ? null : row.estate().company().id();
        return new Listing(row.subject(), board.period(), company, row.county(), evidence);
    }
}
