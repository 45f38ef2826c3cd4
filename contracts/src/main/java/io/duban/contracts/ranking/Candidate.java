package io.duban.contracts.ranking;

import io.duban.contracts.board.IndicatorScore;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.score.Composite;
import io.duban.contracts.score.Rates;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A subject with what it is ranked by, before the ranking.
 *
 * @param values the metrics that are known; one that the rule needs and that is not here leaves the
 *     subject unrated
 * @param missing why a metric is not known, such as the indicators that the body lacks
 * @param perThousandHouseholds shown beside, never ranked; absent where it has no meaning
 * @param estate the estate as registered at closing; absent for streets and counties
 * @param county the county of a street as registered at closing; absent for estates and counties
 * @param indicators how a composite score came about
 */
public record Candidate(
        Subject subject,
        Map<Metric, BigDecimal> values,
        List<String> missing,
        BigDecimal perThousandHouseholds,
        EstateProfile estate,
        Party county,
        List<IndicatorScore> indicators) {

    public Candidate {
        Objects.requireNonNull(subject, "subject");
        values = Map.copyOf(values);
        missing = List.copyOf(missing);
        indicators = List.copyOf(indicators);
    }

    /** An estate with its number of counted complaints. */
    public static Candidate estate(EstateProfile estate, long complaints) {
        return new Candidate(
                estate.subject(),
                Map.of(Metric.COUNTED_COMPLAINTS, BigDecimal.valueOf(complaints)),
                List.of(),
                Rates.perThousandHouseholds(complaints, estate.households(), 1).orElse(null),
                estate,
                null,
                List.of());
    }

    /** A body with its composite score, or with what it lacks for one. */
    public static Candidate scored(Subject subject, Composite composite) {
        return new Candidate(
                subject,
                composite.score() == null
                        ? Map.of()
                        : Map.of(Metric.COMPOSITE_SCORE, composite.score()),
                composite.missing(),
                null,
                null,
                null,
                composite.indicators());
    }

    /** The same, a street, in its county. */
    public Candidate in(Party itsCounty) {
        return new Candidate(
                subject, values, missing, perThousandHouseholds, estate, itsCounty, indicators);
    }

    /** A body with the metrics of its progress, or of anything else. */
    public static Candidate of(Subject subject, Map<Metric, BigDecimal> values) {
        return new Candidate(subject, values, List.of(), null, null, null, List.of());
    }

    /** A body that cannot be ranked, and why. */
    public static Candidate unrated(Subject subject, List<String> missing) {
        return new Candidate(subject, Map.of(), missing, null, null, null, List.of());
    }
}
