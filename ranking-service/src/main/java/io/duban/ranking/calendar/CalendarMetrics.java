package io.duban.ranking.calendar;

import com.mongodb.MongoException;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How many ended days each service has not handled yet. */
final class CalendarMetrics implements MeterBinder {

    private final Calendar calendar;
    private final HandledDays handled;
    private final List<String> participants;

    CalendarMetrics(Calendar calendar, HandledDays handled, List<String> participants) {
        this.calendar = calendar;
        this.handled = handled;
        this.participants = participants;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String service : participants) {
            Gauge.builder("duban.calendar.unhandled.days", () -> unhandled(service))
                    .description("ended days that the service has not handled")
                    .tag("service", service)
                    .register(registry);
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
