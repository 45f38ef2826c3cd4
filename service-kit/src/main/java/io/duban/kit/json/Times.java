package io.duban.kit.json;

import io.duban.contracts.period.BusinessTime;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The one way in which a time with its offset is written, in answers, events and the store: RFC
 * 3339, which always has seconds and knows offsets of whole minutes only.
 */
public final class Times {

    private Times() {}

    /** Such as {@code 2022-06-30T10:00:00+08:00}. */
    public static String text(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                isWholeMinutes(time.getOffset()) ? time : inTheCity(time));
    }

    /** The same for a time that a release before has stored, which may lack its seconds. */
    public static String text(String stored) {
        return text(OffsetDateTime.parse(stored));
    }

    private static boolean isWholeMinutes(ZoneOffset offset) {
        return offset.getTotalSeconds() % 60 == 0;
    }

    private static OffsetDateTime inTheCity(OffsetDateTime time) {
        return time.atZoneSameInstant(BusinessTime.ZONE).toOffsetDateTime();
    }
}
