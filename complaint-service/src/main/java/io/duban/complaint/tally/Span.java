package io.duban.complaint.tally;

import io.duban.contracts.period.Month;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Days from one to another, both included. */
record Span(LocalDate from, LocalDate to) {

    long days() {
        return to.toEpochDay() - from.toEpochDay() + 1;
    }

    /** All of its days. */
    List<String> byDay() {
        return days() <= 0
                ? List.of()
                : from.datesUntil(to.plusDays(1)).map(LocalDate::toString).toList();
    }

    /** Its months, as far as they are whole, and the days that are left of the others. */
    List<String> periods() {
        List<String> periods = new ArrayList<>();
        LocalDate day = from;
        while (!day.isAfter(to)) {
            Month month = Month.of(day);
            if (day.equals(month.start()) && !month.end().isAfter(to)) {
                periods.add(month.id());
                day = month.end().plusDays(1);
            } else {
                periods.add(day.toString());
                day = day.plusDays(1);
            }
        }
        return periods;
    }
}
