package io.duban.contracts.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;

/** RULES 6: what a stage may weigh. */
class WeightsTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "0.99, 1", "1, 1", "5.5, 5.5", "10, 10", "10.01, 10", "1000000, 10"})
    void what_was_recorded_before_there_were_bounds_counts_within_them(
            BigDecimal recorded, BigDecimal counts) {
        assertThat(Weights.bounded(recorded)).isEqualByComparingTo(counts);
    }
}
