package io.duban.contracts.period;

import java.time.LocalDate;
import java.time.YearMonth;

/** A natural month (自然月). */
public record Month(YearMonth value) implements Period, Comparable<Month> {

    public static Month of(LocalDate day) {
        return new Month(YearMonth.from(day));
    }

    public static Month of(int year, int month) {
        return new Month(YearMonth.of(year, month));
    }

    @Override
    public LocalDate start() {
        return value.atDay(1);
    }

    @Override
    public LocalDate end() {
        return value.atEndOfMonth();
    }

    @Override
    public String id() {
        return value.toString();
    }

    @Override
    public String term() {
        return value.getYear() + "年" + value.getMonthValue() + "月";
    }

    /** The adjacent month, across year ends. */
    public Month next() {
        return new Month(value.plusMonths(1));
    }

    /** The adjacent month before, across year ends. */
    public Month previous() {
        return new Month(value.minusMonths(1));
    }

    @Override
    public int compareTo(Month other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return id();
    }
}
