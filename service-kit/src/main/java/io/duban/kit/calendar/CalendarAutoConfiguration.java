package io.duban.kit.calendar;

import io.duban.contracts.event.Topic;
import io.duban.kit.event.EventConsumers;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.event.ServiceProperties;
import io.duban.kit.event.StreamAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Days for a service that declares a {@link DayHandler}. */
@AutoConfiguration(after = StreamAutoConfiguration.class)
@ConditionalOnBean({DayHandler.class, EventConsumers.class})
public class CalendarAutoConfiguration {

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> dayConsumer(
            EventConsumers consumers,
            ServiceProperties service,
            DayHandler handler,
            EventPublisher publisher) {
        DayListener listener = new DayListener(service.name(), handler, publisher);
        return consumers.container("days", listener::handle, Topic.CALENDAR);
    }
}
