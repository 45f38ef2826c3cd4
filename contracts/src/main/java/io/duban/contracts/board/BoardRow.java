package io.duban.contracts.board;

import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * One rated subject on a board.
 *
 * @param rank competition rank ("1224"); 1 is the place that the ranking's order puts first
 * @param value the metric that is ranked, as published
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
        BigDecimal value,
        boolean listed,
        BigDecimal perThousandHouseholds,
        EstateProfile estate,
        Party county,
        List<IndicatorScore> indicators) {

    public BoardRow {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(value, "value");
        indicators = List.copyOf(Objects.requireNonNull(indicators, "indicators"));
    }
}
