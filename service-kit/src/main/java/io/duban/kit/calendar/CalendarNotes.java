package io.duban.kit.calendar;

import io.duban.contracts.event.CalendarEvent.MonthReopened;
import io.duban.contracts.event.CalendarEvent.RulebookAdopted;
import io.duban.contracts.event.DubanEvent;
import io.duban.kit.rulebook.RulebookLibrary;

/**
 * Keeps what the calendar tells beside the days. It lies between the days, so whoever hands it over
 * in order knows at each day's end exactly what had been told before.
 */
public final class CalendarNotes {

    private final RulebookLibrary rulebooks;
    private final ReopenedMonths reopened;

    public CalendarNotes(RulebookLibrary rulebooks, ReopenedMonths reopened) {
        this.rulebooks = rulebooks;
        this.reopened = reopened;
    }

    /** Keeps the event if it is one of these; again does no harm. */
    public void take(DubanEvent event) {
        switch (event) {
            case RulebookAdopted adopted -> rulebooks.keep(adopted);
            case MonthReopened reopening -> reopened.keep(reopening);
            default -> {
                // Days are handled by whoever calls.
            }
        }
    }
}
