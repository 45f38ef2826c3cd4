package io.duban.contracts.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.contracts.rulebook.BundledCalendars;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DayOfWeek;
import java.time.LocalDate;

class WorkingDaysTest {

    private static final WorkingDays CHINA = BundledCalendars.china();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-02-07",
                "2022-10-08",
                "2022-10-09",
                "2023-01-28",
                "2023-06-25",
                "2024-02-04",
                "2024-02-18",
                "2025-09-28",
                "2026-01-04",
                "2026-02-28"
            })
    void a_weekend_day_that_was_exchanged_is_worked(String day) {
        LocalDate date = LocalDate.parse(day);

        assertThat(date.getDayOfWeek()).isIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(CHINA.isWorkingDay(date)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-10-07",
                "2022-01-31",
                "2022-10-07",
                "2023-10-06",
                "2024-06-10",
                "2025-10-08",
                "2026-02-23"
            })
    void a_weekday_in_a_holiday_is_off(String day) {
        LocalDate date = LocalDate.parse(day);

        assertThat(date.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(CHINA.isWorkingDay(date)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // An ordinary week, over its weekend.
        "2022-06-08, 5, 2022-06-15",
        // Dragon Boat Festival.
        "2022-06-02, 1, 2022-06-06",
        // National Day of 2022, and the weekend that was worked for it.
        "2022-09-30, 1, 2022-10-08",
        "2022-09-30, 5, 2022-10-12",
        // Spring Festival of 2023.
        "2023-01-20, 3, 2023-01-30"
    })
    void the_nth_working_day_after_a_day(LocalDate day, int count, LocalDate expected) {
        assertThat(CHINA.after(day, count)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2021, 250", "2022, 249", "2023, 249", "2024, 251", "2025, 248", "2026, 248"})
    void a_year_has_as_many_working_days_as_were_published(int year, int expected) {
        long days =
                LocalDate.of(year, 1, 1)
                        .datesUntil(LocalDate.of(year + 1, 1, 1))
                        .filter(CHINA::isWorkingDay)
                        .count();

        assertThat(days).isEqualTo(expected);
    }

    @Test
    void a_year_that_has_not_been_published_is_provisional() {
        assertThat(CHINA.isProvisional(LocalDate.of(2026, 12, 31))).isFalse();
        assertThat(CHINA.isProvisional(LocalDate.of(2027, 1, 1))).isTrue();
        assertThat(CHINA.isWorkingDay(LocalDate.of(2027, 1, 4))).isTrue();
    }

    @Test
    void nothing_is_the_zeroth_working_day_after_a_day() {
        assertThatThrownBy(() -> CHINA.after(LocalDate.of(2022, 6, 1), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
