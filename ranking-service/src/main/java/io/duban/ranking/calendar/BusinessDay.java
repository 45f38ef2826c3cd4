package io.duban.ranking.calendar;

import java.time.LocalDate;

/** The business day that has not ended yet. */
@FunctionalInterface
public interface BusinessDay {

    LocalDate today();
}
