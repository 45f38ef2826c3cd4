package io.duban.contracts.score;

import static io.duban.contracts.Fixtures.RULEBOOK;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.board.IndicatorScore;
import io.duban.contracts.subject.SubjectType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** RULES 3: composite scores that a person can check with a pocket calculator. */
class ScoresTest {

    @Test
    @Tag("row-4")
    void a_street_is_scored_by_its_weights() {
        Composite composite = score(SubjectType.STREET, middling());

        // 30*0.5 + 25*0.5 + 15*0.5 + 10*0.5 + 5*0.5 + 15*0.5 = 50 of 100
        assertThat(composite.score()).isEqualTo(new BigDecimal("50.0000"));
    }

    @Test
    @Tag("row-5")
    void street_and_county_weigh_alike_indicators_differently() {
        Map<String, BigDecimal> values = middling();
        values.put("monthlyInspectionRate", new BigDecimal("1"));

        assertThat(score(SubjectType.STREET, values).score()).isEqualByComparingTo("57.5");
        assertThat(score(SubjectType.COUNTY, values).score()).isEqualByComparingTo("55");
    }

    @Test
    void what_is_worse_than_worst_or_better_than_best_is_clamped() {
        Map<String, BigDecimal> values = middling();
        values.put("complaintsPerThousandHouseholds", new BigDecimal("35"));
        values.put("ownersCommitteeRate", new BigDecimal("0.99"));

        Composite composite = score(SubjectType.STREET, values);

        assertThat(composite.score()).isEqualByComparingTo("42.5");
        assertThat(composite.indicators())
                .filteredOn(score -> score.indicator().equals("ownersCommitteeRate"))
                .extracting(IndicatorScore::normalised)
                .containsExactly(new BigDecimal("1.0000"));
    }

    @Test
    void a_score_is_computed_from_the_published_values_and_rounded_once_half_up() {
        Map<String, BigDecimal> values = middling();
        // Published as 0.6001; (0.6001 - 0.5) / 0.35 * 10 = 2.86 exactly.
        values.put("professionalCoverageRate", new BigDecimal("0.60005"));
        // 45 + 2.86 = 47.86
        assertThat(score(SubjectType.STREET, values).score()).isEqualTo(new BigDecimal("47.8600"));

        values.put("professionalCoverageRate", new BigDecimal("0.6"));
        // 45 + 20/7 = 47.857142...
        assertThat(score(SubjectType.STREET, values).score()).isEqualTo(new BigDecimal("47.8571"));

        values.put("monthlyInspectionRate", new BigDecimal("0.75"));
        values.put("partyCoverageRate", new BigDecimal("0.50001"));
        assertThat(score(SubjectType.STREET, values).score()).isEqualTo(new BigDecimal("47.8571"));
    }

    @Test
    void a_body_that_lacks_an_indicator_is_not_rated_and_told_which() {
        Map<String, BigDecimal> values = middling();
        values.remove("partyCoverageRate");
        values.remove("ownersCommitteeRate");

        Composite composite = score(SubjectType.COUNTY, values);

        assertThat(composite.score()).isNull();
        assertThat(composite.missing()).containsExactly("ownersCommitteeRate", "partyCoverageRate");
        assertThat(composite.indicators()).hasSize(4);
    }

    @Test
    void each_indicator_shows_how_its_part_came_about() {
        IndicatorScore first = score(SubjectType.STREET, middling()).indicators().getFirst();

        assertThat(first.indicator()).isEqualTo("complaintsPerThousandHouseholds");
        assertThat(first.value()).isEqualTo(new BigDecimal("10.0000"));
        assertThat(first.worst()).isEqualByComparingTo("20");
        assertThat(first.best()).isEqualByComparingTo("0");
        assertThat(first.weight()).isEqualByComparingTo("30");
        assertThat(first.normalised()).isEqualTo(new BigDecimal("0.5000"));
    }

    @Test
    void without_a_single_indicator_there_is_no_score() {
        Composite composite = Scores.composite(middling(), List.of(), SubjectType.STREET);

        assertThat(composite.score()).isNull();
        assertThat(composite.missing()).isEmpty();
    }

    @Test
    void complaints_per_thousand_households_are_a_mean_per_month() {
        assertThat(Rates.perThousandHouseholds(100, 3000, 3)).contains(new BigDecimal("11.1111"));
        assertThat(Rates.perThousandHouseholds(1, 0, 1)).isEmpty();
    }

    @Test
    @Tag("row-16")
    void nothing_due_is_everything_in_time() {
        assertThat(Rates.timelyResolution(0, 0)).isEqualTo(new BigDecimal("1.0000"));
        assertThat(Rates.timelyResolution(2, 3)).isEqualTo(new BigDecimal("0.6667"));
    }

    /** Every indicator half-way between worst and best. */
    private static Map<String, BigDecimal> middling() {
        Map<String, BigDecimal> values = new HashMap<>();
        values.put("complaintsPerThousandHouseholds", new BigDecimal("10"));
        values.put("timelyResolutionRate", new BigDecimal("0.75"));
        values.put("ownersCommitteeRate", new BigDecimal("0.7"));
        values.put("professionalCoverageRate", new BigDecimal("0.675"));
        values.put("partyCoverageRate", new BigDecimal("0.5"));
        values.put("monthlyInspectionRate", new BigDecimal("0.75"));
        return values;
    }

    private static Composite score(SubjectType type, Map<String, BigDecimal> values) {
        return Scores.composite(values, RULEBOOK.indicators(), type);
    }
}
