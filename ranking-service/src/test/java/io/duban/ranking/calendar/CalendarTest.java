package io.duban.ranking.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

class CalendarTest {

    private static final LocalDate FIRST = LocalDate.of(2022, 5, 13);

    private final CalendarState fresh = CalendarState.fresh(CalendarMode.MANUAL, FIRST);

    @Test
    void a_fresh_calendar_has_ended_nothing() {
        assertThat(fresh.isFresh()).isTrue();
        assertThat(fresh.unpublished(31)).isEmpty();
    }

    @Test
    void the_first_day_is_the_first_that_is_published() {
        CalendarState state = fresh.endedThrough(FIRST.plusDays(2));

        assertThat(state.isFresh()).isFalse();
        assertThat(state.unpublished(31))
                .containsExactly(FIRST, FIRST.plusDays(1), FIRST.plusDays(2));
    }

    @Test
    void only_what_the_broker_may_not_have_is_published() {
        CalendarState state = fresh.endedThrough(FIRST.plusDays(9)).publishedThrough(FIRST);

        assertThat(state.unpublished(2)).containsExactly(FIRST.plusDays(1), FIRST.plusDays(2));
    }

    @Test
    void every_change_has_a_version_of_its_own() {
        CalendarState ended = fresh.endedThrough(FIRST);

        assertThat(ended.version()).isGreaterThan(fresh.version());
        assertThat(ended.publishedThrough(FIRST).version()).isGreaterThan(ended.version());
    }
}
