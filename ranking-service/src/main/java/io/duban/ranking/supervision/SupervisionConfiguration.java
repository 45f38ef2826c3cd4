package io.duban.ranking.supervision;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;

import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.event.Topic;
import io.duban.kit.calendar.CalendarNotes;
import io.duban.kit.event.EventCodec;
import io.duban.kit.event.EventConsumers;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.outbox.OutboxRelay;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.security.FactSeal;
import io.duban.kit.store.LastHeard;
import io.duban.ranking.calendar.BusinessDay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** Puts reported indicators and findings together. */
@Configuration(proxyBeanMethods = false)
class SupervisionConfiguration {

    @Bean
    BodyDirectory bodyDirectory(MongoDatabase store) {
        return new BodyDirectory(store);
    }

    @Bean
    Indicators indicators(
            MongoDatabase store,
            EventCodec codec,
            OutboxRelay relay,
            BusinessDay day,
            RulebookLibrary rulebooks) {
        return new Indicators(store, codec, relay, day, rulebooks);
    }

    @Bean
    Findings findings(
            MongoDatabase store,
            EventCodec codec,
            OutboxRelay relay,
            FactSeal seal,
            JsonMapper mapper) {
        Findings findings = new Findings(store, codec, relay, seal, mapper);
        List<String> old = findings.incomplete();
        if (!old.isEmpty()) {
            // Those of a release without a list; what they said was kept beside the boards.
            new LastHeard<>(store.getCollection("recordedFindings"), mapper, FindingRecorded.class)
                    .find(Filters.in("_id", old))
                    .forEach(it -> findings.complete(it.findingId(), it.finding()));
        }
        return findings;
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> bodyDirectoryConsumer(
            EventConsumers consumers, BodyDirectory bodies) {
        return consumers.container("bodies", bodies::collect, Topic.BODY);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> supervisionDaysConsumer(
            EventConsumers consumers,
            CalendarNotes notes,
            OutboxRelay relay,
            EventPublisher publisher) {
        SupervisionDays days = new SupervisionDays(notes, relay, publisher);
        return consumers.oneByOne("supervision", days::mark, Topic.CALENDAR);
    }
}
