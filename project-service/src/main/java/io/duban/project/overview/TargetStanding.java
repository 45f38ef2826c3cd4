package io.duban.project.overview;

import io.duban.project.target.CountyStanding;
import io.duban.project.target.TargetView;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How far a target (整治目标) is reached. Of one that counties report it is known of how many of them
 * it is reached, not of what they are parts, so it counts counties.
 *
 * @param expectedByNow the part of the goal that the time passed is of the whole; absent where the
 *     campaign has no first day
 */
record TargetStanding(
        String id,
        String title,
        BigDecimal value,
        BigDecimal goal,
        LocalDate due,
        BigDecimal expectedByNow) {

    private static final int PLACES = 4;

    /**
     * Empty where nothing is known of it yet.
     *
     * @param firstDay of the time in which it is to be reached
     * @param today the business day that is open
     */
    static Optional<TargetStanding> of(
            TargetView target, Optional<LocalDate> firstDay, LocalDate today) {
        if (target.counties() == null) {
            return Optional.ofNullable(target.actual())
                    .map(it -> of(target, target.title(), it, target.target(), firstDay, today));
        }
        if (target.counties().isEmpty()) {
            return Optional.empty();
        }
        long reached =
                target.counties().stream()
                        .map(CountyStanding::reached)
                        .filter(Boolean.TRUE::equals)
                        .count();
        return Optional.of(
                of(
                        target,
                        target.title() + "达标县区",
                        BigDecimal.valueOf(reached),
                        BigDecimal.valueOf(target.counties().size()),
                        firstDay,
                        today));
    }

    private static TargetStanding of(
            TargetView target,
            String title,
            BigDecimal value,
            BigDecimal goal,
            Optional<LocalDate> firstDay,
            LocalDate today) {
        return new TargetStanding(
                target.id(),
                title,
                value,
                goal,
                target.by(),
                firstDay.map(it -> expected(goal, it, target.by(), today)).orElse(null));
    }

    /** Days that have ended, of all from the first day to the last, both included. */
    static BigDecimal expected(BigDecimal goal, LocalDate first, LocalDate by, LocalDate today) {
        long whole = Math.max(1, ChronoUnit.DAYS.between(first, by) + 1);
        long passed = Math.clamp(ChronoUnit.DAYS.between(first, today), 0, whole);
        BigDecimal part =
                goal.multiply(BigDecimal.valueOf(passed))
                        .divide(BigDecimal.valueOf(whole), PLACES, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return part.scale() < 0 ? part.setScale(0) : part;
    }
}
