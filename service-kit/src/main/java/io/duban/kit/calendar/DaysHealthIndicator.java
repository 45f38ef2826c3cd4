package io.duban.kit.calendar;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

import java.time.Duration;

/**
 * Whether days are handled: down while one day is tried for longer than any takes. The last handled
 * day is the last one since the process began.
 */
final class DaysHealthIndicator extends AbstractHealthIndicator {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final DayWork days;

    DaysHealthIndicator(DayWork days) {
        super("the days cannot be asked for");
        this.days = days;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.up();
        days.lastHandled().ifPresent(it -> builder.withDetail("lastHandledDay", it.toString()));
        days.open()
                .ifPresent(
                        it -> {
                            if (it.since().compareTo(PATIENCE) > 0) {
                                builder.down();
                            }
                            builder.withDetail("day", it.day().toString())
                                    .withDetail("triedForSeconds", it.since().toSeconds());
                        });
    }
}
