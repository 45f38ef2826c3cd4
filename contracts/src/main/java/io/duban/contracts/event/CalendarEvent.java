package io.duban.contracts.event;

import java.time.LocalDate;

/** The passage of business time. Nothing else makes time pass (DESIGN, decision 1). */
public sealed interface CalendarEvent extends DubanEvent {

    /** One key, so that days keep their order. */
    String KEY = "calendar";

    LocalDate day();

    @Override
    default String key() {
        return KEY;
    }

    /** The business day has ended in Asia/Shanghai. Days end one by one and in order. */
    record DayEnded(LocalDate day) implements CalendarEvent {
        @Override
        public String eventId() {
            return "day-ended-" + day;
        }
    }

    /**
     * A service has published everything that the day caused in it.
     *
     * @param service the service's name, such as {@code complaint-service}
     */
    record DayHandled(String service, LocalDate day) implements CalendarEvent {
        @Override
        public String eventId() {
            return "day-handled-" + service + "-" + day;
        }
    }
}
