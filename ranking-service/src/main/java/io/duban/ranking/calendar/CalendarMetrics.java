package io.duban.ranking.calendar;

import com.mongodb.MongoException;

import io.duban.contracts.period.BusinessTime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How many days wait: for an administrator, or for a service to handle them. */
final class CalendarMetrics implements MeterBinder {

    private final Calendar calendar;
    private final HandledDays handled;
    private final List<String> participants;
    private final Clock clock;

    CalendarMetrics(
            Calendar calendar, HandledDays handled, List<String> participants, Clock clock) {
        this.calendar = calendar;
        this.handled = handled;
        this.participants = participants;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("duban.calendar.waiting.days", this::waiting)
                .description("days that the clock passed over and an administrator has to confirm")
                .register(registry);
        for (String service : participants) {
            Gauge.builder("duban.calendar.unhandled.days", () -> unhandled(service))
                    .description("ended days that the service has not handled")
                    .tag("service", service)
                    .register(registry);
        }
    }

    private double waiting() {
        try {
            return calendar.waitsFor(LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE))
                    .map(it -> ChronoUnit.DAYS.between(it.from(), it.through()) + 1)
                    .orElse(0L);
        } catch (MongoException e) {
            return Double.NaN;
        }
    }

    private double unhandled(String service) {
        try {
            CalendarState state = calendar.state();
            LocalDate upTo =
                    handled.byService().getOrDefault(service, state.firstDay().minusDays(1));
            return Math.max(0, ChronoUnit.DAYS.between(upTo, state.lastEnded()));
        } catch (MongoException e) {
            return Double.NaN;
        }
    }
}
