package io.duban.notification.notice;

import io.duban.contracts.period.BusinessTime;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * When and by whom a step is taken. The two clocks never mix: deadlines are counted from the day,
 * the instant is for the record.
 *
 * @param on the business day
 * @param at the instant, by the wall clock
 * @param by absent for what a day's end does
 */
record Act(LocalDate on, OffsetDateTime at, By by) {

    /** The instant, as it is told in the city. */
    static OffsetDateTime now(Clock clock) {
        return OffsetDateTime.now(clock.withZone(BusinessTime.ZONE))
                .truncatedTo(ChronoUnit.SECONDS);
    }

    static Act ofDayEnd(LocalDate day, OffsetDateTime at) {
        return new Act(day, at, null);
    }

    Act on(LocalDate day) {
        return new Act(day, at, by);
    }
}
