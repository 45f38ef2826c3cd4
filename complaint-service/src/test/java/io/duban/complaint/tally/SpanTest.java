package io.duban.complaint.tally;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;

class SpanTest {

    @ParameterizedTest
    @CsvSource({
        "2022-06-01, 2022-06-30, 2022-06",
        "2022-05-31, 2022-07-01, 2022-05-31 2022-06 2022-07-01",
        "2022-06-01, 2022-06-02, 2022-06-01 2022-06-02",
        "2022-06-02, 2022-06-01, ''",
        "2022-02-01, 2022-03-31, 2022-02 2022-03"
    })
    void whole_months_are_taken_as_such(LocalDate from, LocalDate to, String periods) {
        assertThat(String.join(" ", new Span(from, to).periods())).isEqualTo(periods);
    }
}
