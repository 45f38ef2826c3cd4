package io.duban.ranking.rulebook;

import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.ranking.calendar.Decisions;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where editions of the rulebook are adopted. */
@Configuration(proxyBeanMethods = false)
class RulebookConfiguration {

    @Bean
    RulebookAdoptions rulebookAdoptions(RulebookLibrary library, Decisions decisions) {
        return new RulebookAdoptions(library, decisions);
    }
}
