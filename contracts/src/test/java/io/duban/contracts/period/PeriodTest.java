package io.duban.contracts.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

/** Periods: where they begin and end, what follows them, and how they are written. */
class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2022-02,    2022-02-01, 2022-02-28",
        "2024-02,    2024-02-01, 2024-02-29",
        "2022-Q1,    2022-01-01, 2022-03-31",
        "2022-Q2,    2022-04-01, 2022-06-30",
        "2022-Q4,    2022-10-01, 2022-12-31",
        "2022-H1,    2022-01-01, 2022-06-30",
        "2022-H2,    2022-07-01, 2022-12-31",
        "2022-06-30, 2022-06-30, 2022-06-30"
    })
    void a_period_is_read_as_it_is_written_and_has_its_days(
            String text, LocalDate start, LocalDate end) {
        Period period = Period.parse(text);

        assertThat(period.id()).isEqualTo(text);
        assertThat(period).hasToString(text);
        assertThat(period.start()).isEqualTo(start);
        assertThat(period.end()).isEqualTo(end);
        assertThat(period.contains(start.minusDays(1))).isFalse();
        assertThat(period.contains(start)).isTrue();
        assertThat(period.contains(end)).isTrue();
        assertThat(period.contains(end.plusDays(1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2022",
                "2022-6",
                "2022-13",
                "2022-00",
                "2022-Q0",
                "2022-Q5",
                "2022-H0",
                "2022-H3",
                "2022-02-30",
                "2022-06-31",
                "22-06",
                "2022-06-1",
                " 2022-06",
                "x2022-06"
            })
    void what_is_no_period_is_refused_with_its_own_words(String text) {
        assertThatThrownBy(() -> Period.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is not a period");
    }

    @Test
    void quarters_and_halves_have_their_numbers_and_no_others() {
        assertThat(List.of(new Quarter(2022, 1), new Quarter(2022, 4))).hasSize(2);
        assertThat(List.of(new Half(2022, 1), new Half(2022, 2))).hasSize(2);

        assertThatThrownBy(() -> new Quarter(2022, 0)).hasMessageContaining("but is 0");
        assertThatThrownBy(() -> new Quarter(2022, 5)).hasMessageContaining("but is 5");
        assertThatThrownBy(() -> new Half(2022, 0)).hasMessageContaining("but is 0");
        assertThatThrownBy(() -> new Half(2022, 3)).hasMessageContaining("but is 3");
    }

    @ParameterizedTest
    @CsvSource({
        "2022-01-01, 2022-Q1, 2022-H1", "2022-03-31, 2022-Q1, 2022-H1",
        "2022-04-01, 2022-Q2, 2022-H1", "2022-06-30, 2022-Q2, 2022-H1",
        "2022-07-01, 2022-Q3, 2022-H2", "2022-09-30, 2022-Q3, 2022-H2",
        "2022-10-01, 2022-Q4, 2022-H2", "2022-12-31, 2022-Q4, 2022-H2"
    })
    void a_day_lies_in_one_quarter_and_one_half(LocalDate day, String quarter, String half) {
        assertThat(Quarter.of(day).id()).isEqualTo(quarter);
        assertThat(Half.of(day).id()).isEqualTo(half);
    }

    @Test
    void the_next_one_follows_across_the_end_of_the_year() {
        assertThat(Month.of(2022, 12).next()).isEqualTo(Month.of(2023, 1));
        assertThat(Month.of(2023, 1).previous()).isEqualTo(Month.of(2022, 12));
        assertThat(Month.of(2022, 5).next()).isEqualTo(Month.of(2022, 6));
        assertThat(new Quarter(2022, 4).next()).isEqualTo(new Quarter(2023, 1));
        assertThat(new Quarter(2022, 3).next()).isEqualTo(new Quarter(2022, 4));
        assertThat(new Half(2022, 2).next()).isEqualTo(new Half(2023, 1));
        assertThat(new Half(2022, 1).next()).isEqualTo(new Half(2022, 2));
    }

    @Test
    void periods_of_one_kind_are_in_the_order_of_time() {
        assertThat(Stream.of(Month.of(2023, 1), Month.of(2022, 12), Month.of(2022, 2)).sorted())
                .containsExactly(Month.of(2022, 2), Month.of(2022, 12), Month.of(2023, 1));
        assertThat(Stream.of(new Quarter(2023, 1), new Quarter(2022, 4)).sorted())
                .containsExactly(new Quarter(2022, 4), new Quarter(2023, 1));
        assertThat(Stream.of(new Half(2023, 1), new Half(2022, 2)).sorted())
                .containsExactly(new Half(2022, 2), new Half(2023, 1));
        assertThat(Stream.of(Day.of(2023, 1, 1), Day.of(2022, 12, 31)).sorted())
                .containsExactly(Day.of(2022, 12, 31), Day.of(2023, 1, 1));
    }

    @Test
    void a_moment_falls_on_the_day_and_in_the_month_that_shanghai_has() {
        OffsetDateTime evening = OffsetDateTime.parse("2022-06-30T16:00:00Z");

        assertThat(BusinessTime.dayOf(evening)).isEqualTo(LocalDate.of(2022, 7, 1));
        assertThat(BusinessTime.dayOf(evening.minusNanos(1))).isEqualTo(LocalDate.of(2022, 6, 30));
        assertThat(BusinessTime.monthOf(evening)).isEqualTo(Month.of(2022, 7));
        assertThat(BusinessTime.monthOf(evening.minusNanos(1))).isEqualTo(Month.of(2022, 6));
    }
}
