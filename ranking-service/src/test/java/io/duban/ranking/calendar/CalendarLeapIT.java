package io.duban.ranking.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

import io.duban.contracts.period.BusinessTime;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.json.JsonAutoConfiguration;
import io.duban.kit.problem.ProblemException;
import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;

/** A clock that would end many days at once waits for an administrator. */
class CalendarLeapIT {

    private static final LocalDate FIRST = LocalDate.of(2022, 5, 13);
    private static final int LEAP = 7;
    private static final TestStack STACK = TestStack.shared();

    private final MongoClient client = MongoClients.create(STACK.mongoUri());
    private final CalendarStore store =
            new CalendarStore(
                    client.getDatabase(STACK.freshName(CalendarLeapIT.class)),
                    JsonAutoConfiguration.strictMapper());
    private final Calendar calendar = new Calendar(store, LEAP);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void a_clock_that_leaps_waits_until_an_administrator_confirms() {
        calendar.open(CalendarMode.CLOCK, FIRST);
        LocalDate today = FIRST.plusDays(8);

        calendar.tick(today);

        assertThat(calendar.state().isFresh()).isTrue();
        assertThat(calendar.waitsFor(today))
                .contains(new CalendarState.Leap(FIRST, FIRST.plusDays(7)));

        Confirmation first = confirm(FIRST.plusDays(7), today);
        Confirmation again = confirm(FIRST.plusDays(7), today);
        new Calendar(store, LEAP).tick(today);

        assertThat(again).isEqualTo(first);
        assertThat(first.by()).isEqualTo("key-1");
        assertThat(store.confirmation(FIRST.plusDays(7))).contains(first);
        assertThat(calendar.state().lastEnded()).isEqualTo(FIRST.plusDays(7));
        assertThat(calendar.waitsFor(today)).isEmpty();
        assertThat(confirm(FIRST.plusDays(7), today)).isEqualTo(first);
        assertThatThrownBy(
                        () -> calendar.confirm(FIRST.plusDays(7), "另一个理由", "key-1", midday(today)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        it -> assertThat(it.code()).isEqualTo("already-confirmed"));
    }

    @Test
    void what_is_left_of_a_leap_waits_although_it_is_short() {
        calendar.open(CalendarMode.CLOCK, FIRST);
        LocalDate today = FIRST.plusDays(10);

        confirm(FIRST.plusDays(6), today);
        calendar.tick(today);
        calendar.tick(today);

        assertThat(calendar.state().lastEnded()).isEqualTo(FIRST.plusDays(6));
        assertThat(calendar.waitsFor(today))
                .contains(new CalendarState.Leap(FIRST.plusDays(7), FIRST.plusDays(9)));

        confirm(FIRST.plusDays(9), today);
        calendar.tick(today);
        calendar.tick(today.plusDays(1));

        assertThat(calendar.state().lastEnded()).isEqualTo(FIRST.plusDays(10));
    }

    @Test
    void a_clock_that_was_set_right_again_waits_for_nobody() {
        calendar.open(CalendarMode.CLOCK, FIRST);
        calendar.tick(FIRST.plusDays(1));
        LocalDate wrong = FIRST.plusYears(1);
        calendar.tick(wrong);
        assertThat(calendar.waitsFor(wrong)).isPresent();

        calendar.tick(FIRST.plusDays(2));

        assertThat(calendar.waitsFor(FIRST.plusDays(2))).isEmpty();
        assertThat(calendar.state().lastEnded()).isEqualTo(FIRST.plusDays(1));
    }

    @Test
    void a_confirmation_ends_no_day_of_the_future_when_the_clock_is_set_back() {
        calendar.open(CalendarMode.CLOCK, FIRST);
        LocalDate wrong = FIRST.plusDays(300);
        confirm(FIRST.plusDays(200), wrong);

        calendar.tick(FIRST.plusDays(3));

        assertThat(calendar.state().lastEnded()).isEqualTo(FIRST.plusDays(2));
    }

    @Test
    void only_days_that_wait_can_be_confirmed() {
        calendar.open(CalendarMode.CLOCK, FIRST);
        LocalDate today = FIRST.plusDays(20);

        assertThatThrownBy(() -> confirm(today, today)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> confirm(FIRST.minusDays(1), today))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> confirm(FIRST.plusDays(2), FIRST.plusDays(3)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        it -> assertThat(it.code()).isEqualTo("nothing-waits"));
        assertThat(calendar.state().lastEnded()).isEqualTo(FIRST.minusDays(1));
    }

    @Test
    void a_manual_calendar_has_nothing_to_confirm() {
        calendar.open(CalendarMode.MANUAL, FIRST);

        assertThatThrownBy(() -> confirm(FIRST, FIRST.plusDays(20)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        it -> assertThat(it.code()).isEqualTo("calendar-not-clock"));
    }

    private Confirmation confirm(LocalDate through, LocalDate today) {
        return calendar.confirm(through, "机房停电", "key-1", midday(today));
    }

    private static Instant midday(LocalDate today) {
        return today.atTime(12, 0).atZone(BusinessTime.ZONE).toInstant();
    }
}
