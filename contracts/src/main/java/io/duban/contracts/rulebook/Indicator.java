package io.duban.contracts.rulebook;

import io.duban.contracts.WireName;
import io.duban.contracts.subject.SubjectType;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/**
 * One part of the composite score (指标, RULES 3).
 *
 * @param id such as {@code ownersCommitteeRate}
 * @param unit what the value counts, such as {@code ratio}
 * @param worst the value that earns nothing
 * @param best the value that earns everything
 * @param weights weight for each type of subject; 0 leaves the indicator out
 */
public record Indicator(
        String id,
        String name,
        String unit,
        Source source,
        BigDecimal worst,
        BigDecimal best,
        Map<SubjectType, BigDecimal> weights,
        Clause clause) {

    /** {@link #id()} of the complaints that are derived for a body. */
    public static final String COMPLAINTS = "complaintsPerThousandHouseholds";

    /** {@link #id()} of the timeliness that is derived for a body. */
    public static final String TIMELINESS = "timelyResolutionRate";

    public Indicator {
        weights = Map.copyOf(weights);
    }

    /** The weight in this subject type's score; 0 when it has no part in it. */
    public BigDecimal weightFor(SubjectType type) {
        return weights.getOrDefault(type, BigDecimal.ZERO);
    }

    /** Where the value comes from. */
    public enum Source implements WireName {
        /** Computed from the complaints. */
        DERIVED,
        /** Reported by the body and reviewed by people. */
        REPORTED;

        @Override
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
