package io.duban.project.review;

import io.duban.kit.rulebook.RulebookLibrary;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Fourteen days each (双周), counted from the day on which the rulebook took effect, from 1. */
@Component
class Fortnights {

    static final int DAYS = 14;

    private final LocalDate first;

    Fortnights(RulebookLibrary rulebooks) {
        this.first = rulebooks.get().first().effectiveFrom();
    }

    /** The fortnight of a day; 0 or less before the first. */
    int of(LocalDate day) {
        return (int) Math.floorDiv(ChronoUnit.DAYS.between(first, day), (long) DAYS) + 1;
    }

    LocalDate start(int fortnight) {
        return first.plusDays((fortnight - 1L) * DAYS);
    }

    LocalDate end(int fortnight) {
        return start(fortnight).plusDays(DAYS - 1L);
    }
}
