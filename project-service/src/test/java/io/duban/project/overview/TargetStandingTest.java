package io.duban.project.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.subject.Party;
import io.duban.project.target.CountyStanding;
import io.duban.project.target.TargetView;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class TargetStandingTest {

    private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
    private static final LocalDate BY = LocalDate.of(2022, 4, 10);

    @Test
    void what_is_expected_grows_day_by_day_from_nothing_to_the_goal() {
        assertThat(expected(FIRST.minusDays(9))).isEqualByComparingTo("0");
        assertThat(expected(FIRST)).isEqualByComparingTo("0");
        // Of a hundred days one has ended, half, and all.
        assertThat(expected(FIRST.plusDays(1))).isEqualByComparingTo("0.85");
        assertThat(expected(FIRST.plusDays(50))).isEqualByComparingTo("42.5");
        assertThat(expected(BY)).isEqualByComparingTo("84.15");
        assertThat(expected(BY.plusDays(1))).isEqualByComparingTo("85");
        assertThat(expected(BY.plusYears(3))).isEqualByComparingTo("85");
    }

    @Test
    void a_target_that_ends_before_it_begins_is_expected_at_once() {
        assertThat(TargetStanding.expected(BigDecimal.TEN, BY, FIRST, BY.plusDays(1)))
                .isEqualByComparingTo("10");
    }

    @Test
    void of_a_target_that_counties_report_those_that_reach_it_are_counted() {
        TargetView target =
                target(null, List.of(county("C1", true), county("C2", false), county("C3", null)));

        TargetStanding standing = TargetStanding.of(target, Optional.of(FIRST), BY).orElseThrow();

        assertThat(standing.title()).isEqualTo("业委会组建率达标县区");
        assertThat(standing.value()).isEqualByComparingTo("1");
        assertThat(standing.goal()).isEqualByComparingTo("3");
        assertThat(standing.expectedByNow()).isEqualByComparingTo("2.97");
    }

    @Test
    void what_cannot_be_said_is_absent() {
        assertThat(TargetStanding.of(target(null, null), Optional.of(FIRST), BY)).isEmpty();
        assertThat(TargetStanding.of(target(null, List.of()), Optional.of(FIRST), BY)).isEmpty();
        assertThat(TargetStanding.of(target(BigDecimal.ONE, null), Optional.empty(), BY))
                .hasValueSatisfying(it -> assertThat(it.expectedByNow()).isNull());
    }

    private static BigDecimal expected(LocalDate today) {
        return TargetStanding.expected(BigDecimal.valueOf(85), FIRST, BY, today);
    }

    private static CountyStanding county(String code, Boolean reached) {
        return new CountyStanding(new Party(code, code), null, null, reached);
    }

    private static TargetView target(BigDecimal actual, List<CountyStanding> counties) {
        return new TargetView(
                "t", "业委会组建率", "二", "", new BigDecimal("0.9"), actual, null, BY, counties);
    }
}
