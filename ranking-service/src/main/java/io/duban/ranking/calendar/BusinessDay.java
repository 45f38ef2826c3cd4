package io.duban.ranking.calendar;

import java.time.LocalDate;

/** The business day that has not ended yet. */
public interface BusinessDay {

    LocalDate today();

    /** The first one that this calendar ends. */
    LocalDate first();
}
