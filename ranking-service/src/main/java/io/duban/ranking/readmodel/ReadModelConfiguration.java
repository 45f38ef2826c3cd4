package io.duban.ranking.readmodel;

import com.mongodb.client.MongoDatabase;

import io.duban.contracts.event.Topic;
import io.duban.kit.calendar.DayWork;
import io.duban.kit.event.EventConsumers;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.event.ServiceProperties;
import io.duban.kit.rulebook.RulebookLibrary;
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
    EscalationArchive escalationArchive(
            MongoDatabase store, JsonMapper mapper, RulebookLibrary rulebooks) {
        return new EscalationArchive(store, mapper, rulebooks);
    }

    @Bean
    FailedRankings failedRankings(MongoDatabase store) {
        return new FailedRankings(store);
    }

    @Bean
    FailedRankingMetrics failedRankingMetrics(FailedRankings failed) {
        return new FailedRankingMetrics(failed);
    }

    @Bean
    ReadModel readModel(
            BoardArchive boards,
            EscalationArchive escalations,
            FailedRankings failed,
            MongoDatabase store,
            EventPublisher publisher,
            DayWork work,
            ServiceProperties service,
            MeterRegistry metrics) {
        return new ReadModel(
                boards,
                escalations,
                failed,
                new PublishedDays(store),
                publisher,
                work,
                service.name(),
                metrics);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> readModelConsumer(
            EventConsumers consumers, ReadModel readModel) {
        return consumers.container("read-model", readModel::store, Topic.RANKING, Topic.ESCALATION);
    }
}
