package io.duban.contracts.measure;

import io.duban.contracts.board.LeftOut;
import io.duban.contracts.board.Place;
import io.duban.contracts.board.TieBreak;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.EstateProfile;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * One listing that supports an escalation.
 *
 * @param ranking rule id of the ranking, as in {@code /rankings/{ranking}/{period}}
 * @param revision revision of the board on which the row stands
 * @param hash hash of that board
 * @param rated how many subjects that board rates; absent on listings of before it was kept
 * @param fromEnd the rank counted from the last place; absent where the ranking does not list that
 *     end, and on listings of before it was kept
 * @param value the row's metric: a count, a score or a rate, as published
 * @param tieBreak what decided among equal values; empty where nothing does
 * @param leftOut the tie at that board's cut that is not listed; absent where none was left out
 * @param estate the estate as registered at that closing; absent for streets and counties
 */
public record EvidenceRow(
        String ranking,
        Period period,
        int revision,
        String hash,
        int rank,
        Integer rated,
        Integer fromEnd,
        BigDecimal value,
        List<TieBreak> tieBreak,
        LeftOut leftOut,
        EstateProfile estate) {

    public EvidenceRow {
        tieBreak = tieBreak == null ? List.of() : List.copyOf(tieBreak);
    }

    /** Where the subject stood, for people to read. */
    public Place place() {
        return new Place(rank, rated, fromEnd);
    }

    /**
     * Whether a letter that rests on this says the same as one that rested on {@code before}: the
     * same company is charged for the same value in the same place, and the same decided and was
     * left out beside it. The number and hash of the board's revision say nothing of the subject,
     * and what an earlier release did not keep is no difference.
     */
    boolean saysAs(EvidenceRow before) {
        return ranking.equals(before.ranking)
                && period.equals(before.period)
                && rank == before.rank
                && value.compareTo(before.value) == 0
                && Objects.equals(company(), before.company())
                && (before.tieBreak.isEmpty() || decidesAs(before))
                && (before.rated == null || standsAmong(before));
    }

    private String company() {
        return estate == null ? null : estate.company().id();
    }

    private boolean decidesAs(EvidenceRow before) {
        return tieBreak.size() == before.tieBreak.size()
                && IntStream.range(0, tieBreak.size())
                        .allMatch(i -> tieBreak.get(i).saysAs(before.tieBreak.get(i)));
    }

    private boolean standsAmong(EvidenceRow before) {
        return before.rated.equals(rated)
                && Objects.equals(before.fromEnd, fromEnd)
                && (leftOut == null ? before.leftOut == null : leftOut.saysAs(before.leftOut));
    }
}
