package io.duban.kit.calendar;

import com.mongodb.client.MongoDatabase;

import io.duban.contracts.event.Topic;
import io.duban.kit.event.EventConsumers;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.event.ServiceProperties;
import io.duban.kit.event.StreamAutoConfiguration;
import io.duban.kit.rulebook.RulebookAutoConfiguration;
import io.duban.kit.rulebook.RulebookLibrary;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** What the calendar tells, and days for a service that declares a {@link DayHandler}. */
@AutoConfiguration(after = {StreamAutoConfiguration.class, RulebookAutoConfiguration.class})
@ConditionalOnBean({RulebookLibrary.class, EventConsumers.class})
public class CalendarAutoConfiguration {

    @Bean
    ReopenedMonths reopenedMonths(MongoDatabase store) {
        return new ReopenedMonths(store);
    }

    @Bean
    CalendarNotes calendarNotes(RulebookLibrary rulebooks, ReopenedMonths reopened) {
        return new CalendarNotes(rulebooks, reopened);
    }

    @Bean
    DayWork dayWork() {
        return new DayWork(System::nanoTime);
    }

    @Bean
    DaysHealthIndicator daysHealthIndicator(DayWork work) {
        return new DaysHealthIndicator(work);
    }

    @Bean
    @ConditionalOnBean(DayHandler.class)
    ConcurrentMessageListenerContainer<String, byte[]> dayConsumer(
            EventConsumers consumers,
            ServiceProperties service,
            DayHandler handler,
            CalendarNotes notes,
            EventPublisher publisher,
            DayWork work) {
        DayListener listener = new DayListener(service.name(), handler, notes, publisher, work);
        return consumers.oneByOne("days", listener::handle, Topic.CALENDAR);
    }
}
