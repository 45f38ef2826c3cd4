package io.duban.ranking.simulation;

import com.mongodb.client.MongoDatabase;

import io.duban.contracts.event.Topic;
import io.duban.kit.event.EventConsumers;
import io.duban.ranking.live.RecordedProjects;
import io.duban.ranking.readmodel.BoardArchive;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

import tools.jackson.databind.json.JsonMapper;

/** What is recorded of projects, misses and findings beside the boards. */
@Configuration(proxyBeanMethods = false)
class SimulationConfiguration {

    @Bean
    RecordedFacts recordedFacts(MongoDatabase store, JsonMapper mapper) {
        return new RecordedFacts(store, mapper);
    }

    @Bean
    Simulator simulator(BoardArchive boards, RecordedFacts facts) {
        return new Simulator(boards, facts);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> recordedFactsConsumer(
            EventConsumers consumers, RecordedFacts facts, RecordedProjects projects) {
        return consumers.container(
                "recorded",
                events -> {
                    facts.collect(events);
                    projects.collect(events);
                },
                Topic.PROJECT,
                Topic.SUPERVISION);
    }
}
