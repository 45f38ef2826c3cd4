package io.duban.kit.outbox;

import com.mongodb.client.MongoDatabase;

import io.duban.kit.aggregate.Output;
import io.duban.kit.event.EventCodec;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.event.StreamAutoConfiguration;
import io.duban.kit.store.StoreAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

import tools.jackson.databind.json.JsonMapper;

/** The relay, wherever there are a store and a broker. */
@AutoConfiguration(after = {StoreAutoConfiguration.class, StreamAutoConfiguration.class})
@ConditionalOnBean({MongoDatabase.class, EventPublisher.class})
public class OutboxAutoConfiguration {

    @Bean
    OutboxRelay outboxRelay(MongoDatabase store, EventPublisher publisher, MeterRegistry metrics) {
        return new OutboxRelay(store, publisher, metrics);
    }

    @Bean
    OutboxHealthIndicator outboxHealthIndicator(OutboxRelay relay) {
        return new OutboxHealthIndicator(relay::ageSeconds);
    }

    @Bean
    Output output(EventCodec codec, OutboxRelay relay, JsonMapper mapper) {
        return new Output(codec, relay, mapper);
    }
}
