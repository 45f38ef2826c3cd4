package io.duban.ranking.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * How far business time has come.
 *
 * @param firstDay first day that this calendar ends
 * @param lastEnded last day that has ended; the day before {@code firstDay} while none has
 * @param published last day whose end the broker is known to have; never after {@code lastEnded}
 * @param version rises with every change
 */
record CalendarState(
        CalendarMode mode,
        LocalDate firstDay,
        LocalDate lastEnded,
        LocalDate published,
        long version) {

    /** A calendar on which no day has ended. */
    static CalendarState fresh(CalendarMode mode, LocalDate firstDay) {
        LocalDate dayBefore = firstDay.minusDays(1);
        return new CalendarState(mode, firstDay, dayBefore, dayBefore, 1);
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
        return new CalendarState(mode, firstDay, day, published, version + 1);
    }

    /** The same calendar after the broker has acknowledged more days. */
    CalendarState publishedThrough(LocalDate day) {
        return new CalendarState(mode, firstDay, lastEnded, day, version + 1);
    }

    /** Days that have ended and that the broker may not have, in order, at most {@code most}. */
    List<LocalDate> unpublished(int most) {
        return published.plusDays(1).datesUntil(lastEnded.plusDays(1)).limit(most).toList();
    }
}
