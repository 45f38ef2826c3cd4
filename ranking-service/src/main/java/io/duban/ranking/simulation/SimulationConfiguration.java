package io.duban.ranking.simulation;

import com.mongodb.client.MongoDatabase;

import io.duban.contracts.event.Topic;
import io.duban.kit.event.EventConsumers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

import tools.jackson.databind.json.JsonMapper;

/** What simulations replay beside the boards. */
@Configuration(proxyBeanMethods = false)
class SimulationConfiguration {

    @Bean
    RecordedFacts recordedFacts(MongoDatabase store, JsonMapper mapper) {
        return new RecordedFacts(store, mapper);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> recordedFactsConsumer(
            EventConsumers consumers, RecordedFacts facts) {
        return consumers.container("facts", facts::collect, Topic.PROJECT, Topic.SUPERVISION);
    }
}
