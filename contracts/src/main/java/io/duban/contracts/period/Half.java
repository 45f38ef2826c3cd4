package io.duban.contracts.period;

import java.time.LocalDate;
import java.time.YearMonth;

/** A half-year (半年), numbered 1 or 2. */
public record Half(int year, int number) implements Period, Comparable<Half> {

    public Half {
        if (number < 1 || number > 2) {
            throw new IllegalArgumentException("half must be 1 or 2 but is " + number);
        }
    }

    public static Half of(LocalDate day) {
        return new Half(day.getYear(), day.getMonthValue() <= 6 ? 1 : 2);
    }

    @Override
    public LocalDate start() {
        return LocalDate.of(year, number * 6 - 5, 1);
    }

    @Override
    public LocalDate end() {
        return YearMonth.of(year, number * 6).atEndOfMonth();
    }

    @Override
    public String id() {
        return "%04d-H%d".formatted(year, number);
    }

    @Override
    public String term() {
        return year + (number == 1 ? "年上半年" : "年下半年");
    }

    public Half next() {
        return number == 2 ? new Half(year + 1, 1) : new Half(year, 2);
    }

    @Override
    public int compareTo(Half other) {
        return start().compareTo(other.start());
    }

    @Override
    public String toString() {
        return id();
    }
}
