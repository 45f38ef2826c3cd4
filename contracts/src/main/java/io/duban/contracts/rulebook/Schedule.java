package io.duban.contracts.rulebook;

import io.duban.contracts.period.Day;
import io.duban.contracts.period.Half;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.period.Quarter;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;

/** The periods of a ranking: which there are, which follow each other, which close together. */
public sealed interface Schedule {

    /** The period of this schedule that the day belongs to, so that it is open on that day. */
    Optional<Period> openOn(LocalDate day);

    /** Whether {@code later} comes directly after {@code earlier}. */
    boolean adjacent(Period earlier, Period later);

    /** First day whose facts belong to the period; for a checkpoint, since the one before. */
    LocalDate startOf(Period period);

    /** Whether the period is one of this schedule. */
    default boolean includes(Period period) {
        return openOn(period.end()).filter(period::equals).isPresent();
    }

    /** The period that ends with the last day of the month, and therefore closes with it. */
    default Optional<Period> endingWith(Month month) {
        return openOn(month.end()).filter(period -> period.end().equals(month.end()));
    }

    /** Every natural month (每月) from the first on. */
    record Monthly(Month first) implements Schedule {
        @Override
        public Optional<Period> openOn(LocalDate day) {
            Month month = Month.of(day);
            return month.compareTo(first) < 0 ? Optional.empty() : Optional.of(month);
        }

        @Override
        public boolean adjacent(Period earlier, Period later) {
            return earlier instanceof Month month && month.next().equals(later);
        }

        @Override
        public LocalDate startOf(Period period) {
            return period.start();
        }
    }

    /** Every natural quarter (季度) from the first on. */
    record Quarterly(Quarter first) implements Schedule {
        @Override
        public Optional<Period> openOn(LocalDate day) {
            Quarter quarter = Quarter.of(day);
            return quarter.compareTo(first) < 0 ? Optional.empty() : Optional.of(quarter);
        }

        @Override
        public boolean adjacent(Period earlier, Period later) {
            return earlier instanceof Quarter quarter && quarter.next().equals(later);
        }

        @Override
        public LocalDate startOf(Period period) {
            return period.start();
        }
    }

    /** Every half-year (每半年) from the first on. */
    record HalfYearly(Half first) implements Schedule {
        @Override
        public Optional<Period> openOn(LocalDate day) {
            Half half = Half.of(day);
            return half.compareTo(first) < 0 ? Optional.empty() : Optional.of(half);
        }

        @Override
        public boolean adjacent(Period earlier, Period later) {
            return earlier instanceof Half half && half.next().equals(later);
        }

        @Override
        public LocalDate startOf(Period period) {
            return period.start();
        }
    }

    /**
     * The same days of every year (节点), each the last day of a month, from the first on. What comes
     * after the last one of a year belongs to none.
     *
     * @param days in the order of the year
     */
    record Checkpoints(List<MonthDay> days, Day first) implements Schedule {
        public Checkpoints {
            days = days.stream().sorted().toList();
        }

        @Override
        public Optional<Period> openOn(LocalDate day) {
            return days.stream()
                    .filter(checkpoint -> !checkpoint.isBefore(MonthDay.from(day)))
                    .findFirst()
                    .map(checkpoint -> new Day(checkpoint.atYear(day.getYear())))
                    .filter(checkpoint -> checkpoint.compareTo(first) >= 0)
                    .map(Period.class::cast);
        }

        @Override
        public boolean adjacent(Period earlier, Period later) {
            LocalDate nextDay = earlier.end().plusDays(1);
            return openOn(nextDay)
                    .or(() -> openOn(LocalDate.of(nextDay.getYear() + 1, 1, 1)))
                    .filter(later::equals)
                    .isPresent();
        }

        @Override
        public LocalDate startOf(Period period) {
            int year = period.end().getYear();
            return days.stream()
                    .map(checkpoint -> checkpoint.atYear(year))
                    .filter(checkpoint -> checkpoint.isBefore(period.end()))
                    .reduce((_, latest) -> latest)
                    .map(checkpoint -> checkpoint.plusDays(1))
                    .orElse(LocalDate.of(year, 1, 1));
        }
    }
}
