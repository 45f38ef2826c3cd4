package io.duban.ranking.rulebook;

import com.mongodb.client.MongoDatabase;

import io.duban.kit.event.EventCodec;
import io.duban.kit.outbox.OutboxRelay;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.ranking.calendar.BusinessDay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where editions of the rulebook are adopted. */
@Configuration(proxyBeanMethods = false)
class RulebookConfiguration {

    @Bean
    RulebookAdoptions rulebookAdoptions(
            MongoDatabase store,
            EventCodec codec,
            OutboxRelay relay,
            RulebookLibrary library,
            BusinessDay day) {
        return new RulebookAdoptions(store, codec, relay, library, day);
    }
}
