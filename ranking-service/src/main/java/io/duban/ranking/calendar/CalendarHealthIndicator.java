package io.duban.ranking.calendar;

import io.duban.contracts.period.BusinessTime;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

import java.time.Clock;
import java.time.LocalDate;

/**
 * Says when the calendar waits. That is no reason to take the service out of use, for it is by this
 * service that an administrator confirms; so it is {@code WAITING}, which does not answer 503.
 */
final class CalendarHealthIndicator extends AbstractHealthIndicator {

    private final Calendar calendar;
    private final Clock clock;

    CalendarHealthIndicator(Calendar calendar, Clock clock) {
        super("the calendar cannot be read");
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        CalendarState state = calendar.state();
        builder.up().withDetail("mode", state.mode().wire());
        if (!state.isFresh()) {
            builder.withDetail("lastEndedDay", state.lastEnded().toString());
        }
        calendar.waitsFor(LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE))
                .ifPresent(
                        leap ->
                                builder.status("WAITING")
                                        .withDetail("from", leap.from().toString())
                                        .withDetail("through", leap.through().toString())
                                        .withDetail(
                                                "confirm", "POST /api/v1/calendar/confirmation"));
    }
}
