package io.duban.ranking.topology;

import com.mongodb.client.MongoDatabase;

import io.duban.contracts.event.Topic;
import io.duban.kit.event.EventCodec;
import io.duban.kit.event.EventIntake;
import io.duban.kit.event.HaltedReaders;
import io.duban.kit.event.ServiceProperties;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.topic.StreamProperties;
import io.duban.kit.topic.Topics;
import io.duban.ranking.calendar.BusinessDay;
import io.duban.ranking.live.LiveStore;
import io.duban.ranking.reading.Reception;
import io.duban.ranking.tally.CountedTickets;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.streams.Topology;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import tools.jackson.databind.json.JsonMapper;

/** Puts the topology together. */
@Configuration(proxyBeanMethods = false)
class TopologyConfiguration {

    @Bean
    Reception reception(
            ServiceProperties service, EventIntake intake, HaltedReaders halted, Topics topics) {
        return new Reception(service.name() + ".topology", intake, halted, topics.deadLetters());
    }

    @Bean
    Topology rankingTopology(
            Topics topics,
            EventCodec codec,
            Reception reception,
            JsonMapper mapper,
            RulebookLibrary rulebooks,
            BusinessDay days,
            MongoDatabase store) {
        TopologyTopics names = TopologyTopics.of(topics);
        topics.ensure(names.parts(), 1);
        topics.ensureCompacted(names.live(), 1);
        int partitions = new PartitionGuard(store).require(topics.partitions(Topic.COMPLAINT));
        return RankingTopology.build(
                names, codec, reception, mapper, rulebooks.get().first(), days.first(), partitions);
    }

    @Bean(destroyMethod = "close")
    RocksBudget rocksBudget() {
        return new RocksBudget();
    }

    @Bean
    RankingStreams rankingStreams(
            Topology topology,
            KafkaProperties kafka,
            Topics topics,
            StreamProperties stream,
            ServiceProperties service,
            RankingProperties ranking,
            RocksBudget budget,
            Reception reception,
            MeterRegistry registry) {
        return new RankingStreams(
                topology,
                StreamsSettings.of(kafka, topics, stream, service, ranking, budget, reception),
                registry);
    }

    @Bean
    LiveStreams liveStreams(
            KafkaProperties kafka,
            Topics topics,
            StreamProperties stream,
            RankingProperties ranking,
            MeterRegistry registry,
            // The topic is made with the topology that writes it.
            Topology rankingTopology) {
        String live = TopologyTopics.of(topics).live();
        return new LiveStreams(
                () -> LiveTopology.build(live),
                StreamsSettings.ofLive(kafka, topics, stream, ranking),
                registry);
    }

    @Bean
    LiveStore liveStore(LiveStreams streams, JsonMapper mapper) {
        return new LiveStore(streams::store, mapper);
    }

    @Bean
    CountedTickets countedTickets(RankingStreams streams) {
        return new CountedTickets(streams::ticketStore);
    }

    @Bean
    StreamsHealthIndicator streamsHealthIndicator(RankingStreams streams) {
        return new StreamsHealthIndicator(streams);
    }
}
