package io.duban.ranking.calendar;

import com.mongodb.client.MongoDatabase;

import io.duban.contracts.event.Topic;
import io.duban.contracts.period.BusinessTime;
import io.duban.kit.calendar.CalendarNotes;
import io.duban.kit.calendar.ReopenedMonths;
import io.duban.kit.event.EventCodec;
import io.duban.kit.event.EventConsumers;
import io.duban.kit.outbox.OutboxRelay;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.topic.Topics;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Puts the calendar together. */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    @Bean
    Clock clock() {
        return Clock.system(BusinessTime.ZONE);
    }

    @Bean
    CalendarStore calendarStore(MongoDatabase store, JsonMapper mapper) {
        return new CalendarStore(store, mapper);
    }

    @Bean
    Calendar calendar(
            CalendarStore store,
            CalendarProperties properties,
            RulebookLibrary rulebooks,
            Clock clock) {
        LocalDate firstDay =
                switch (properties.mode()) {
                    case MANUAL -> rulebooks.get().first().closing().firstDay();
                    case CLOCK -> LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
                };
        Calendar calendar = new Calendar(store, properties.leap());
        calendar.open(properties.mode(), firstDay);
        return calendar;
    }

    @Bean
    DayPublisher dayPublisher(
            CalendarStore store,
            EventCodec codec,
            ProducerFactory<String, byte[]> producers,
            Topics topics,
            OutboxRelay relay) {
        Map<String, Object> config = new HashMap<>(producers.getConfigurationProperties());
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.group("duban-calendar"));
        return new DayPublisher(store, codec, () -> pen(config), relay);
    }

    @Bean
    CalendarRunner calendarRunner(Calendar calendar, DayPublisher publisher, Clock clock) {
        return new CalendarRunner(calendar, publisher, clock);
    }

    @Bean
    Decisions decisions(
            CalendarStore store, CalendarNotes notes, EventCodec codec, OutboxRelay relay) {
        return new Decisions(store, notes, codec, relay);
    }

    @Bean
    MonthLives monthLives(
            ReopenedMonths reopened,
            RulebookLibrary rulebooks,
            Calendar calendar,
            Decisions decisions) {
        return new MonthLives(reopened, rulebooks, calendar, decisions);
    }

    @Bean
    HandledDays handledDays(MongoDatabase store) {
        return new HandledDays(store);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> handledDaysConsumer(
            EventConsumers consumers, HandledDays handled) {
        return consumers.container("calendar", handled::collect, Topic.CALENDAR);
    }

    @Bean
    CalendarMetrics calendarMetrics(
            Calendar calendar, HandledDays handled, CalendarProperties properties, Clock clock) {
        return new CalendarMetrics(calendar, handled, properties.participants(), clock);
    }

    @Bean
    CalendarHealthIndicator calendarHealthIndicator(Calendar calendar, Clock clock) {
        return new CalendarHealthIndicator(calendar, clock);
    }

    private static Producer<String, byte[]> pen(Map<String, Object> config) {
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }
}
