package io.duban.contracts.period;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** The zone in which the notice counts days and months (RULES 2.1). */
public final class BusinessTime {

    /** Asia/Shanghai: a month is {@code [1st 00:00, next 1st 00:00)} here, wherever it was said. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private BusinessTime() {}

    /** The business day on which an instant falls. */
    public static LocalDate dayOf(OffsetDateTime at) {
        return at.atZoneSameInstant(ZONE).toLocalDate();
    }

    /** The natural month in which an instant falls. */
    public static Month monthOf(OffsetDateTime at) {
        return Month.of(dayOf(at));
    }
}
