package io.duban.project.calendar;

import io.duban.contracts.period.Month;
import io.duban.kit.query.Query;
import io.duban.kit.rulebook.RulebookLibrary;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** Fourteen days each (双周), counted from the day on which the rulebook took effect, from 1. */
@Component
public class Fortnights {

    private static final int DAYS = 14;

    /** Beyond any campaign, and within any calendar. */
    private static final int LAST = 99_999;

    private final LocalDate first;

    Fortnights(RulebookLibrary rulebooks) {
        this.first = rulebooks.get().first().effectiveFrom();
    }

    /** The fortnight of a day; 0 or less before the first. */
    public int of(LocalDate day) {
        return (int) Math.floorDiv(ChronoUnit.DAYS.between(first, day), (long) DAYS) + 1;
    }

    /** The fortnights whose last day lies in the month. */
    public List<Integer> endingIn(Month month) {
        return IntStream.rangeClosed(Math.max(1, of(month.start())), of(month.end()))
                .filter(it -> !end(it).isBefore(month.start()))
                .filter(it -> !end(it).isAfter(month.end()))
                .boxed()
                .toList();
    }

    public LocalDate start(int fortnight) {
        return first.plusDays((fortnight - 1L) * DAYS);
    }

    public LocalDate end(int fortnight) {
        return start(fortnight).plusDays(DAYS - 1L);
    }

    /** The last fortnight that ends by the end of the day; 0 or less before the first. */
    public int endedBy(LocalDate day) {
        return of(day.plusDays(1)) - 1;
    }

    /** The fortnight that the query names; the open one when it names none. */
    public int named(Query query, LocalDate openDay) {
        return query.wholeNumber("fortnight", 1, LAST).orElse(Math.max(1, of(openDay)));
    }
}
