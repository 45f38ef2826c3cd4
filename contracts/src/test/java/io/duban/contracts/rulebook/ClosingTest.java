package io.duban.contracts.rulebook;

import static io.duban.contracts.Fixtures.RULEBOOK;
import static io.duban.contracts.Fixtures.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.MonthClosing;
import io.duban.contracts.period.Day;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** RULES 4: which day closes, revises and finalises which month, and what closes with it. */
class ClosingTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2022, 5, 13);

    @Test
    void june_closes_when_the_third_of_july_has_ended() {
        assertThat(closings("2022-07-02")).isEmpty();
        assertThat(closings("2022-07-03"))
                .containsExactly(new MonthClosing(Month.of(2022, 6), false));
        assertThat(RULEBOOK.closingMonths(LocalDate.of(2022, 7, 3)))
                .containsExactly(Month.of(2022, 6));
        assertThat(RULEBOOK.closingMonths(LocalDate.of(2022, 7, 4))).isEmpty();
    }

    @Test
    void a_month_is_marked_daily_until_the_thirtieth_day_after_closing_makes_it_final() {
        assertThat(closings("2022-08-01"))
                .containsExactly(new MonthClosing(Month.of(2022, 6), false));
        assertThat(closings("2022-08-02"))
                .containsExactly(new MonthClosing(Month.of(2022, 6), true));
        assertThat(closings("2022-08-03"))
                .containsExactly(new MonthClosing(Month.of(2022, 7), false));
    }

    @Test
    void may_was_not_counted_and_never_closes() {
        assertThat(closings("2022-06-03")).isEmpty();
        assertThat(RULEBOOK.closingMonths(LocalDate.of(2022, 6, 3))).isEmpty();
    }

    @Test
    void a_month_that_closed_before_the_calendar_began_is_none_of_its_business() {
        LocalDate begun = LocalDate.of(2022, 7, 4);

        assertThat(RULEBOOK.closings(LocalDate.of(2022, 7, 4), begun)).isEmpty();
        assertThat(RULEBOOK.closings(LocalDate.of(2022, 8, 3), begun))
                .containsExactly(new MonthClosing(Month.of(2022, 7), false));
        assertThat(RULEBOOK.closings(LocalDate.of(2022, 7, 3), LocalDate.of(2022, 7, 3)))
                .hasSize(1);
    }

    @Property
    void a_day_marks_the_months_that_a_search_through_all_months_finds(
            @ForAll @IntRange(max = 1200) int days, @ForAll @IntRange(max = 200) int begun) {
        LocalDate day = FIRST_DAY.plusDays(days);
        LocalDate calendarFirst = FIRST_DAY.plusDays(begun);
        List<MonthClosing> expected = new ArrayList<>();
        Stream.iterate(Month.of(2022, 6), Month::next)
                .limit(48)
                .filter(month -> !month.end().plusDays(3).isBefore(calendarFirst))
                .filter(month -> !month.end().plusDays(3).isAfter(day))
                .filter(month -> !month.end().plusDays(33).isBefore(day))
                .forEach(
                        month ->
                                expected.add(
                                        new MonthClosing(
                                                month, month.end().plusDays(33).equals(day))));

        assertThat(RULEBOOK.closings(day, calendarFirst)).isEqualTo(expected);
    }

    @Test
    void quarters_halves_and_checkpoints_close_with_their_last_month() {
        assertThat(closing("2022-06"))
                .containsExactly(
                        "estate-complaints 2022-06",
                        "street-work 2022-06-30",
                        "county-property 2022-H1");
        assertThat(closing("2022-07"))
                .containsExactly("estate-complaints 2022-07", "county-progress-monthly 2022-07");
        assertThat(closing("2022-09"))
                .containsExactly(
                        "estate-complaints 2022-09",
                        "street-work 2022-09-30",
                        "county-progress-monthly 2022-09",
                        "county-progress-quarterly 2022-Q3");
        assertThat(closing("2022-12"))
                .contains("street-work 2022-12-31", "county-property 2022-H2");
        assertThat(closing("2023-03")).doesNotContain("street-work 2023-03-31");
    }

    @Test
    void a_window_has_only_counted_months_since_the_checkpoint_before() {
        assertThat(window("street-work", "2022-06-30")).containsExactly("2022-06");
        assertThat(window("street-work", "2022-09-30"))
                .containsExactly("2022-07", "2022-08", "2022-09");
        assertThat(window("street-work", "2023-06-30")).hasSize(6).startsWith("2023-01");
        assertThat(window("county-property", "2022-H1")).containsExactly("2022-06");
        assertThat(window("county-property", "2022-H2")).hasSize(6).endsWith("2022-12");
    }

    @Test
    void the_open_period_is_the_one_that_the_day_belongs_to() {
        LocalDate day = LocalDate.of(2022, 8, 15);

        assertThat(rule("estate-complaints").schedule().openOn(day)).contains(Month.of(2022, 8));
        assertThat(rule("street-work").schedule().openOn(day)).contains(Day.of(2022, 9, 30));
        assertThat(rule("estate-complaints").schedule().openOn(FIRST_DAY)).isEmpty();
    }

    @Test
    void checkpoints_follow_each_other_into_the_next_year() {
        Schedule checkpoints = rule("street-work").schedule();

        assertThat(checkpoints.adjacent(Day.of(2022, 6, 30), Day.of(2022, 9, 30))).isTrue();
        assertThat(checkpoints.adjacent(Day.of(2022, 6, 30), Day.of(2022, 12, 31))).isFalse();
        assertThat(checkpoints.adjacent(Day.of(2022, 12, 31), Day.of(2023, 6, 30))).isTrue();
    }

    @Test
    void a_closing_warns_when_the_unattributed_share_exceeds_the_limit() {
        assertThat(RULEBOOK.unattributed(2, 100).warning()).isFalse();
        assertThat(RULEBOOK.unattributed(201, 10_000).warning()).isTrue();
        assertThat(RULEBOOK.unattributed(1, 3).share()).isEqualByComparingTo("0.3333");
        assertThat(RULEBOOK.unattributed(0, 0).warning()).isFalse();
    }

    private static List<MonthClosing> closings(String day) {
        return RULEBOOK.closings(LocalDate.parse(day), FIRST_DAY);
    }

    private static List<String> closing(String month) {
        return RULEBOOK.periodsEndingWith((Month) Period.parse(month)).stream()
                .map(closing -> closing.rule().id() + " " + closing.period().id())
                .toList();
    }

    private static List<String> window(String ranking, String period) {
        return RULEBOOK.window(rule(ranking), Period.parse(period)).stream()
                .map(Month::id)
                .toList();
    }
}
