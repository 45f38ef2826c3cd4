package io.duban.ranking.live;

import com.mongodb.client.MongoDatabase;

import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.ranking.calendar.BusinessDay;
import io.duban.ranking.supervision.BodyDirectory;
import io.duban.ranking.supervision.Indicators;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import tools.jackson.databind.json.JsonMapper;

/** Puts the provisional boards together. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    @Bean
    RecordedProjects recordedProjects(MongoDatabase store, JsonMapper mapper) {
        return new RecordedProjects(store, mapper);
    }

    @Bean
    LiveBoards liveBoards(
            LiveStore store,
            BodyDirectory bodies,
            Indicators indicators,
            RecordedProjects projects,
            BusinessDay day,
            RulebookLibrary rulebooks) {
        LiveFacts facts = new LiveFacts(store, bodies, indicators, projects, day, rulebooks);
        return new LiveBoards(store, facts, day::today, rulebooks);
    }
}
