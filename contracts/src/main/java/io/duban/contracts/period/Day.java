package io.duban.contracts.period;

import java.time.LocalDate;

/** One business day: a checkpoint (节点), the day of a missed task, or the day of a finding. */
public record Day(LocalDate date) implements Period, Comparable<Day> {

    public static Day of(int year, int month, int dayOfMonth) {
        return new Day(LocalDate.of(year, month, dayOfMonth));
    }

    @Override
    public LocalDate start() {
        return date;
    }

    @Override
    public LocalDate end() {
        return date;
    }

    @Override
    public String id() {
        return date.toString();
    }

    @Override
    public String term() {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    @Override
    public int compareTo(Day other) {
        return date.compareTo(other.date);
    }

    @Override
    public String toString() {
        return id();
    }
}
