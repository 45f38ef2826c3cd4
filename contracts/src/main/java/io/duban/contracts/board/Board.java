package io.duban.contracts.board;

import io.duban.contracts.Identifiers;
import io.duban.contracts.period.Period;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A published ranking (排名通报): all subjects of one period, immutable once published. Later facts
 * make the next revision and never change this one (RULES 4).
 *
 * @param ranking id of the ranking rule
 * @param revision 1 for the closing, then one more for each day with changes
 * @param closedOn the business day whose end published it
 * @param rated how many subjects are rated; the number of rows, also where it is absent
 * @param rows all rated subjects in order of rank, inside a tie by code
 * @param undecidable nobody is listed because all are equal, or there are too few to compare
 * @param leftOut the tie at the cut that is not listed; absent where none was left out
 * @param changes difference to the revision before; empty for revision 1
 * @param unattributed absent for rankings that count no complaints
 */
public record Board(
        String ranking,
        Period period,
        int revision,
        LocalDate closedOn,
        Integer rated,
        List<BoardRow> rows,
        List<NotRated> notRated,
        boolean undecidable,
        LeftOut leftOut,
        List<RowChange> changes,
        Unattributed unattributed) {

    public Board {
        Objects.requireNonNull(ranking, "ranking");
        Objects.requireNonNull(period, "period");
        if (revision < 1) {
            throw new IllegalArgumentException("revision must be at least 1 but is " + revision);
        }
        int size = rows.size();
        rated = rated == null ? size : rated;
        if (rated != size) {
            throw new IllegalArgumentException(
                    "rated must be the number of rows, " + size + ", but is " + rated);
        }
        rows = rows.stream().map(row -> row.rated() == null ? row.among(size) : row).toList();
        notRated = List.copyOf(notRated);
        changes = List.copyOf(changes);
    }

    /**
     * SHA-256 over what decides: ranking, period, the tie that is left out, and each subject with
     * rank, value, listing, what decided among equals and, for an estate, the company charged. Two
     * boards that sanction alike have the same hash whatever day or revision published them. What a
     * board does not hold adds nothing, so a board of an earlier release keeps the hash under which
     * it was published.
     */
    public String hash() {
        StringBuilder text = new StringBuilder(64 + rows.size() * 48);
        text.append(ranking).append('\n').append(period.id()).append('\n');
        text.append(undecidable ? "undecidable\n" : "decided\n");
        if (leftOut != null) {
            text.append("left out\t").append(plain(leftOut.value())).append('\t');
            text.append(leftOut.count()).append('\n');
        }
        for (BoardRow row : rows) {
            text.append(row.subject().key()).append('\t').append(row.rank()).append('\t');
            text.append(plain(row.value())).append('\t').append(row.listed() ? 'L' : '-');
            text.append('\t').append(row.estate() == null ? "" : row.estate().company().id());
            for (TieBreak decides : row.tieBreak()) {
                text.append('\t').append(decides.metric()).append('=');
                text.append(plain(decides.value()));
            }
            text.append('\n');
        }
        notRated.forEach(
                out ->
                        text.append(out.subject().key())
                                .append('\t')
                                .append(String.join(",", out.missing()))
                                .append('\n'));
        return Identifiers.sha256(text.toString());
    }

    /**
     * This board as one tells it that does not say what decided among equals: itself, unless {@code
     * other} has rows and none of them says it, as in releases before it was kept.
     */
    public Board asFarAs(Board other) {
        boolean known =
                other.rows.isEmpty()
                        || other.rows.stream().anyMatch(row -> !row.tieBreak().isEmpty());
        return known
                ? this
                : new Board(
                        ranking,
                        period,
                        revision,
                        closedOn,
                        rated,
                        rows.stream().map(BoardRow::withoutTieBreak).toList(),
                        notRated,
                        undecidable,
                        leftOut,
                        changes,
                        unattributed);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
