package io.duban.contracts.period;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Working days (工作日): the week's, less the public holidays, plus the weekend days that are worked
 * in exchange (调休). Deadlines are counted in them (RULES 5).
 */
public final class WorkingDays {

    private final Set<Integer> years;
    private final Set<LocalDate> off;
    private final Set<LocalDate> worked;

    /**
     * @param years years whose holidays have been published
     * @param off days off
     * @param worked weekend days that are worked
     */
    public WorkingDays(Set<Integer> years, Set<LocalDate> off, Set<LocalDate> worked) {
        this.years = Set.copyOf(years);
        this.off = Set.copyOf(off);
        this.worked = Set.copyOf(worked);
    }

    public boolean isWorkingDay(LocalDate day) {
        boolean weekend =
                day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return worked.contains(day) || (!weekend && !off.contains(day));
    }

    /**
     * The n-th working day after a day, which itself never counts.
     *
     * @param count at least 1
     */
    public LocalDate after(LocalDate day, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1 but is " + count);
        }
        LocalDate found = day;
        for (int left = count; left > 0; ) {
            found = found.plusDays(1);
            if (isWorkingDay(found)) {
                left--;
            }
        }
        return found;
    }

    /** Whether the day's year has not been published, so that only weekends are known of it. */
    public boolean isProvisional(LocalDate day) {
        return !years.contains(day.getYear());
    }
}
