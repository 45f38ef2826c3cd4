package io.duban.project.review;

import io.duban.contracts.period.Month;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.project.ledger.Refusals;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** Fourteen days each (双周), counted from the day on which the rulebook took effect, from 1. */
@Component
public class Fortnights {

    static final int DAYS = 14;

    private final LocalDate first;

    Fortnights(RulebookLibrary rulebooks) {
        this.first = rulebooks.get().first().effectiveFrom();
    }

    /** The fortnight of a day; 0 or less before the first. */
    int of(LocalDate day) {
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

    /** The fortnight that a parameter names; the open one when it names none. */
    int named(String text, LocalDate openDay) {
        if (text == null) {
            return Math.max(1, of(openDay));
        }
        if (text.matches("[1-9]\\d{0,4}")) {
            return Integer.parseInt(text);
        }
        throw Refusals.field("fortnight", "out-of-range", "must be a number from 1");
    }
}
