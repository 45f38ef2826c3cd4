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
    BoardHeads boardHeads(MongoDatabase store) {
        return new BoardHeads(store);
    }

    @Bean
    BoardSlices boardSlices(MongoDatabase store, JsonMapper mapper) {
        return new BoardSlices(store, mapper);
    }

    @Bean
    ListingArchive listingArchive(MongoDatabase store, BoardHeads heads, JsonMapper mapper) {
        return new ListingArchive(store, heads, mapper);
    }

    @Bean
    BoardArchive boardArchive(
            MongoDatabase store,
            BoardHeads heads,
            BoardSlices slices,
            ListingArchive listings,
            JsonMapper mapper) {
        return new BoardArchive(store, heads, new BoardExtracts(slices, listings), mapper);
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    EarlierBoards earlierBoards(BoardArchive boards) {
        return new EarlierBoards(boards);
    }

    @Bean
    PublishedDays publishedDays(MongoDatabase store) {
        return new PublishedDays(store);
    }

    @Bean
    Timelines timelines(
            BoardHeads heads,
            ListingArchive listings,
            BoardArchive boards,
            EarlierBoards earlier,
            PublishedDays days,
            FailedRankings failed,
            RulebookLibrary rulebooks) {
        return new Timelines(heads, listings, boards, earlier, days, failed, rulebooks);
    }

    @Bean
    RankHistories rankHistories(
            BoardHeads heads,
            BoardSlices slices,
            Timelines timelines,
            EscalationArchive escalations) {
        return new RankHistories(heads, slices, timelines, escalations);
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
            PublishedDays days,
            EventPublisher publisher,
            DayWork work,
            ServiceProperties service,
            MeterRegistry metrics) {
        return new ReadModel(
                boards, escalations, failed, days, publisher, work, service.name(), metrics);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> readModelConsumer(
            EventConsumers consumers, ReadModel readModel) {
        return consumers.container("read-model", readModel::store, Topic.RANKING, Topic.ESCALATION);
    }
}
