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
 * @param rows all rated subjects in order of rank, inside a tie by code
 * @param undecidable nobody is listed because all are equal, or there are too few to compare
 * @param changes difference to the revision before; empty for revision 1
 * @param unattributed absent for rankings that count no complaints
 */
public record Board(
        String ranking,
        Period period,
        int revision,
        LocalDate closedOn,
        List<BoardRow> rows,
        List<NotRated> notRated,
        boolean undecidable,
        List<RowChange> changes,
        Unattributed unattributed) {

    public Board {
        Objects.requireNonNull(ranking, "ranking");
        Objects.requireNonNull(period, "period");
        if (revision < 1) {
            throw new IllegalArgumentException("revision must be at least 1 but is " + revision);
        }
        rows = List.copyOf(rows);
        notRated = List.copyOf(notRated);
        changes = List.copyOf(changes);
    }

    /**
     * SHA-256 over what decides: ranking, period, and each subject with rank, value, listing and,
     * for an estate, the company charged. Two boards that sanction alike have the same hash
     * whatever day or revision published them.
     */
    public String hash() {
        StringBuilder text = new StringBuilder(64 + rows.size() * 48);
        text.append(ranking).append('\n').append(period.id()).append('\n');
        text.append(undecidable ? "undecidable\n" : "decided\n");
        for (BoardRow row : rows) {
            text.append(row.subject().key()).append('\t').append(row.rank()).append('\t');
            text.append(plain(row.value())).append('\t').append(row.listed() ? 'L' : '-');
            text.append('\t').append(row.estate() == null ? "" : row.estate().company().id());
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

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
