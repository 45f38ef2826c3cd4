package io.duban.contracts.score;

import io.duban.contracts.board.IndicatorScore;
import io.duban.contracts.rulebook.Indicator;
import io.duban.contracts.subject.SubjectType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The composite score (RULES 3). */
public final class Scores {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Scores() {}

    /**
     * {@code Σ weight × clamp((value − worst) / (best − worst), 0, 1) × 100 / Σ weight}, computed
     * from the published values, exactly, and rounded once.
     *
     * @param values by indicator id; rounded to 4 places first, as they are published
     * @param indicators the rulebook's; those without weight for the type take no part
     */
    public static Composite composite(
            Map<String, BigDecimal> values, List<Indicator> indicators, SubjectType type) {
        List<Indicator> own =
                indicators.stream().filter(each -> each.weightFor(type).signum() > 0).toList();
        List<String> missing =
                own.stream().map(Indicator::id).filter(id -> values.get(id) == null).toList();
        List<IndicatorScore> scores = new ArrayList<>();
        Fraction sum = Fraction.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (Indicator indicator : own) {
            if (values.get(indicator.id()) != null) {
                BigDecimal weight = indicator.weightFor(type);
                BigDecimal value = Rates.published(values.get(indicator.id()));
                Fraction normalised = normalised(value, indicator);
                scores.add(score(indicator, value, weight, normalised));
                sum = sum.plus(normalised.times(weight));
                weights = weights.add(weight);
            }
        }
        boolean rated = missing.isEmpty() && weights.signum() > 0;
        return new Composite(rated ? sum.times(HUNDRED).over(weights) : null, scores, missing);
    }

    private static IndicatorScore score(
            Indicator indicator, BigDecimal value, BigDecimal weight, Fraction normalised) {
        return new IndicatorScore(
                indicator.id(),
                value,
                indicator.worst(),
                indicator.best(),
                weight,
                normalised.over(BigDecimal.ONE));
    }

    /** What has been gained of the way from worst to best, which may lead up or down. */
    private static Fraction normalised(BigDecimal value, Indicator indicator) {
        BigDecimal way = indicator.best().subtract(indicator.worst());
        BigDecimal gained =
                value.subtract(indicator.worst()).multiply(BigDecimal.valueOf(way.signum()));
        return new Fraction(gained.max(BigDecimal.ZERO).min(way.abs()), way.abs());
    }

    /** Divisions are put off to the end: a third is no decimal, and rounding twice may err. */
    private record Fraction(BigDecimal numerator, BigDecimal denominator) {

        static final Fraction ZERO = new Fraction(BigDecimal.ZERO, BigDecimal.ONE);

        Fraction times(BigDecimal factor) {
            return new Fraction(numerator.multiply(factor), denominator);
        }

        Fraction plus(Fraction other) {
            return new Fraction(
                    numerator
                            .multiply(other.denominator)
                            .add(other.numerator.multiply(denominator)),
                    denominator.multiply(other.denominator));
        }

        BigDecimal over(BigDecimal divisor) {
            return Rates.quotient(numerator, denominator.multiply(divisor));
        }
    }
}
