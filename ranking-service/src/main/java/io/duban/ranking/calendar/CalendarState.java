package io.duban.ranking.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * How far business time has come.
 *
 * @param firstDay first day that this calendar ends
 * @param lastEnded last day that has ended; the day before {@code firstDay} while none has
 * @param published last day whose end the broker is known to have; never after {@code lastEnded}
 * @param version rises with every change
 * @param confirmed last day of a leap of the clock that an administrator has confirmed; absent
 *     while none has been
 * @param partly whether only a part of the leap has been confirmed, so that the rest waits, too
 */
record CalendarState(
        CalendarMode mode,
        LocalDate firstDay,
        LocalDate lastEnded,
        LocalDate published,
        long version,
        LocalDate confirmed,
        boolean partly) {

    /**
     * Days that the clock says have ended and that wait to be confirmed.
     *
     * @param from first of them
     * @param through last one
     */
    record Leap(LocalDate from, LocalDate through) {}

    /** A calendar on which no day has ended. */
    static CalendarState fresh(CalendarMode mode, LocalDate firstDay) {
        LocalDate dayBefore = firstDay.minusDays(1);
        return new CalendarState(mode, firstDay, dayBefore, dayBefore, 1, null, false);
    }

    boolean isFresh() {
        return lastEnded.isBefore(firstDay);
    }

    /** The day that has not ended. */
    LocalDate openDay() {
        return lastEnded.plusDays(1);
    }

    /** The same calendar after more days have ended. */
    CalendarState endedThrough(LocalDate day) {
        return new CalendarState(mode, firstDay, day, published, version + 1, confirmed, partly);
    }

    /** The same calendar after the broker has acknowledged more days. */
    CalendarState publishedThrough(LocalDate day) {
        return new CalendarState(mode, firstDay, lastEnded, day, version + 1, confirmed, partly);
    }

    /**
     * The same calendar after an administrator has confirmed a leap.
     *
     * @param part whether days are left that the clock says have ended
     */
    CalendarState confirmedThrough(LocalDate day, boolean part) {
        return new CalendarState(mode, firstDay, lastEnded, published, version + 1, day, part);
    }

    /** The same calendar after nothing of a leap is left to wait. */
    CalendarState caughtUp() {
        return confirmedThrough(confirmed, false);
    }

    /**
     * What waits to be confirmed: what the clock would end at once beyond {@code most} days, and
     * what was left when only a part was confirmed.
     *
     * @param yesterday last day that has ended by the clock
     */
    Optional<Leap> waitsFor(LocalDate yesterday, int most) {
        LocalDate done = allowed();
        long days = ChronoUnit.DAYS.between(done, yesterday);
        boolean waits = mode == CalendarMode.CLOCK && days > 0 && (partly || days > most);
        return waits ? Optional.of(new Leap(done.plusDays(1), yesterday)) : Optional.empty();
    }

    /** The last day that may end by the clock; not after {@code lastEnded} when none may. */
    LocalDate mayEnd(LocalDate yesterday, int most) {
        LocalDate day = waitsFor(yesterday, most).isPresent() ? allowed() : yesterday;
        // A clock that was set back after the confirmation ends no day of the future.
        return day.isAfter(yesterday) ? yesterday : day;
    }

    private LocalDate allowed() {
        return confirmed != null && confirmed.isAfter(lastEnded) ? confirmed : lastEnded;
    }

    /** Days that have ended and that the broker may not have, in order, at most {@code most}. */
    List<LocalDate> unpublished(int most) {
        return published.plusDays(1).datesUntil(lastEnded.plusDays(1)).limit(most).toList();
    }
}
