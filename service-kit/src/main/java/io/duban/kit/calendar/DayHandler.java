package io.duban.kit.calendar;

import java.time.LocalDate;

/** What a service does when a business day has ended. */
@FunctionalInterface
public interface DayHandler {

    /**
     * Does and publishes everything that the day causes in this service. Comes once for each day,
     * in order; after a crash perhaps again for the last one, so it must be idempotent.
     */
    void dayEnded(LocalDate day);
}
