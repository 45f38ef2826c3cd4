package io.duban.ranking.live;

import com.mongodb.client.MongoDatabase;

import io.duban.contracts.event.Topic;
import io.duban.kit.event.EventConsumers;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.ranking.calendar.BusinessDay;
import io.duban.ranking.supervision.BodyDirectory;
import io.duban.ranking.supervision.Indicators;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

import tools.jackson.databind.json.JsonMapper;

/** Puts the provisional boards together. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    @Bean
    RecordedProjects recordedProjects(MongoDatabase store, JsonMapper mapper) {
        return new RecordedProjects(store, mapper);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> recordedProjectsConsumer(
            EventConsumers consumers, RecordedProjects projects) {
        return consumers.container("projects", projects::collect, Topic.PROJECT);
    }

    @Bean
    LiveBoards liveBoards(
            LiveStore store,
            BodyDirectory bodies,
            Indicators indicators,
            RecordedProjects projects,
            BusinessDay day,
            RulebookLibrary rulebooks) {
        return new LiveBoards(
                store, new LiveFacts(store, bodies, indicators, projects), day::today, rulebooks);
    }
}
