package io.duban.contracts.period;

import java.time.LocalDate;
import java.time.YearMonth;

/** A natural quarter (季度), numbered 1 to 4. */
public record Quarter(int year, int number) implements Period, Comparable<Quarter> {

    public Quarter {
        if (number < 1 || number > 4) {
            throw new IllegalArgumentException("quarter must be 1 to 4 but is " + number);
        }
    }

    public static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    @Override
    public LocalDate start() {
        return LocalDate.of(year, number * 3 - 2, 1);
    }

    @Override
    public LocalDate end() {
        return YearMonth.of(year, number * 3).atEndOfMonth();
    }

    @Override
    public String id() {
        return "%04d-Q%d".formatted(year, number);
    }

    @Override
    public String term() {
        return year + "年第" + "一二三四".charAt(number - 1) + "季度";
    }

    public Quarter next() {
        return number == 4 ? new Quarter(year + 1, 1) : new Quarter(year, number + 1);
    }

    @Override
    public int compareTo(Quarter other) {
        return start().compareTo(other.start());
    }

    @Override
    public String toString() {
        return id();
    }
}
