package io.duban.ranking.calendar;

import io.duban.contracts.WireName;

import java.util.Locale;

/** Who ends the days. */
public enum CalendarMode implements WireName {
    /** Somebody says so: {@code POST /api/v1/calendar/advance}. */
    MANUAL,
    /** Midnight in Asia/Shanghai. */
    CLOCK;

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
