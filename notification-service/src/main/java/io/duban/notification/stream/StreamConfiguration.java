package io.duban.notification.stream;

import io.duban.kit.event.EventIntake;
import io.duban.kit.event.EventReader;
import io.duban.kit.event.HaltedReaders;
import io.duban.kit.page.Cursors;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.topic.Topics;
import io.duban.notification.notice.NoticeStore;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import tools.jackson.databind.json.JsonMapper;

/** From the log to listeners. */
@Configuration(proxyBeanMethods = false)
class StreamConfiguration {

    @Bean
    PositionSeal positionSeal(Cursors cursors) {
        return new PositionSeal(cursors);
    }

    @Bean
    EventRing eventRing(EventStreamProperties limits, PositionSeal seal) {
        return new EventRing(limits.ring(), limits.ringSize().toBytes(), seal);
    }

    @Bean
    EventLogs eventLogs(
            KafkaProperties kafka,
            Topics topics,
            JsonMapper mapper,
            EventIntake intake,
            HaltedReaders halted,
            RulebookLibrary rulebooks,
            NoticeStore notices) {
        Gate gate = new Gate(new EventReader(mapper), intake, halted);
        return new EventLogs(kafka, topics, gate, new Audience(rulebooks), notices);
    }

    @Bean
    EventTail eventTail(EventLogs logs, EventRing ring) {
        return new EventTail(logs, ring);
    }

    @Bean
    EventStreams eventStreams(
            EventRing ring,
            EventLogs logs,
            PositionSeal seal,
            EventStreamProperties limits,
            MeterRegistry metrics) {
        return new EventStreams(ring, logs, seal, limits, metrics);
    }
}
