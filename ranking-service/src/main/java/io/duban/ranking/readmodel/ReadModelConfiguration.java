package io.duban.ranking.readmodel;

import com.mongodb.client.MongoDatabase;

import io.duban.contracts.event.Topic;
import io.duban.kit.event.EventConsumers;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.event.ServiceProperties;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

import tools.jackson.databind.json.JsonMapper;

/** Puts the read model together. */
@Configuration(proxyBeanMethods = false)
class ReadModelConfiguration {

    @Bean
    BoardArchive boardArchive(MongoDatabase store, JsonMapper mapper) {
        return new BoardArchive(store, mapper);
    }

    @Bean
    EscalationArchive escalationArchive(MongoDatabase store, JsonMapper mapper) {
        return new EscalationArchive(store, mapper);
    }

    @Bean
    ReadModel readModel(
            BoardArchive boards,
            EscalationArchive escalations,
            MongoDatabase store,
            EventPublisher publisher,
            ServiceProperties service,
            MeterRegistry metrics) {
        return new ReadModel(
                boards, escalations, new PublishedDays(store), publisher, service.name(), metrics);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> readModelConsumer(
            EventConsumers consumers, ReadModel readModel) {
        return consumers.container("read-model", readModel::store, Topic.RANKING, Topic.ESCALATION);
    }
}
