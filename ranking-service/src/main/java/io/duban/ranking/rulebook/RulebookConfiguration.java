package io.duban.ranking.rulebook;

import io.duban.contracts.rulebook.Rulebook;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one rulebook of the process. */
@Configuration(proxyBeanMethods = false)
class RulebookConfiguration {

    @Bean
    RulebookText rulebookText(RulebookProperties properties) {
        return RulebookText.bundled(properties.id());
    }

    @Bean
    Rulebook rulebook(RulebookText text) {
        return text.rulebook();
    }
}
