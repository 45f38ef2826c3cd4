package io.duban.kit.rulebook;

import com.mongodb.client.MongoDatabase;

import io.duban.contracts.rulebook.RulebookSource;
import io.duban.kit.store.StoreAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The rulebook for every service that names one. */
@AutoConfiguration(after = StoreAutoConfiguration.class)
@ConditionalOnBean(MongoDatabase.class)
@ConditionalOnProperty("duban.rulebook.source")
@EnableConfigurationProperties(RulebookProperties.class)
public class RulebookAutoConfiguration {

    @Bean
    RulebookLibrary rulebookLibrary(MongoDatabase store, RulebookProperties properties) {
        return new RulebookLibrary(store, RulebookSource.of(properties.source()));
    }
}
