package io.duban.contracts.board;

import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One rated subject on a board.
 *
 * @param rank competition rank ("1224"); 1 is the place that the ranking's order puts first
 * @param rated how many subjects the board rates; filled in by the {@link Board} where it is absent
 * @param fromEnd the rank counted from the last place, 1 for the last (倒数第1位); absent where the
 *     ranking does not list that end, and on boards of before it was kept
 * @param value the metric that is ranked, as published
 * @param tieBreak what decided among equal values, in the rule's order; empty where nothing does,
 *     and on boards of before it was kept
 * @param listed whether the rule lists this rank, so that its ladder acts on it
 * @param perThousandHouseholds complaints per 1,000 households, shown beside and never ranked;
 *     absent where there are no households or no complaints metric
 * @param estate the estate as registered at closing; absent for streets and counties
 * @param county the county of a street as registered at closing; absent for estates and counties
 * @param indicators how a composite score came about; empty for other metrics
 */
public record BoardRow(
        Subject subject,
        int rank,
        Integer rated,
        Integer fromEnd,
        BigDecimal value,
        List<TieBreak> tieBreak,
        boolean listed,
        BigDecimal perThousandHouseholds,
        EstateProfile estate,
        Party county,
        List<IndicatorScore> indicators) {

    public BoardRow {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(value, "value");
        tieBreak = tieBreak == null ? List.of() : List.copyOf(tieBreak);
        indicators = List.copyOf(Objects.requireNonNull(indicators, "indicators"));
    }

    /** Where the subject stands, for people to read. */
    public Place place() {
        return new Place(rank, rated, fromEnd);
    }

    /** The value of a metric that decided among equals, by its name in the rulebook. */
    public Optional<BigDecimal> decidedBy(String metric) {
        return tieBreak.stream()
                .filter(it -> it.metric().equals(metric))
                .map(TieBreak::value)
                .findFirst();
    }

    BoardRow among(int subjects) {
        return with(subjects, tieBreak);
    }

    BoardRow withoutTieBreak() {
        return with(rated, List.of());
    }

    private BoardRow with(Integer subjects, List<TieBreak> decides) {
        return new BoardRow(
                subject,
                rank,
                subjects,
                fromEnd,
                value,
                decides,
                listed,
                perThousandHouseholds,
                estate,
                county,
                indicators);
    }
}
