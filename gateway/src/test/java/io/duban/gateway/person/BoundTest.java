package io.duban.gateway.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;

class BoundTest {

    @ParameterizedTest
    @CsvSource({"0,0", "4,0", "5,2", "6,4", "7,8", "13,512", "14,900", "1000000,900"})
    void waits_double_up_to_a_quarter_of_an_hour(int failures, long seconds) {
        assertThat(Bound.LOGIN_AT_ADDRESS.waitAfter(failures))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @EnumSource(Bound.class)
    void nobody_waits_for_ever(Bound bound) {
        assertThat(bound.waitAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
        assertThat(bound.waitAfter(0)).isZero();
    }
}
