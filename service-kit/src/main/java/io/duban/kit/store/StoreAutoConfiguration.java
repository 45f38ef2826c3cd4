package io.duban.kit.store;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;

import java.util.concurrent.TimeUnit;

/** The store's client: majority writes, and no wait without a limit. */
@AutoConfiguration(
        after = MongoAutoConfiguration.class,
        beforeName =
                "org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration")
@ConditionalOnProperty("duban.store.database")
@EnableConfigurationProperties(StoreProperties.class)
public class StoreAutoConfiguration {

    private static final int SELECT_SECONDS = 3;
    private static final int CONNECT_SECONDS = 2;
    private static final int READ_SECONDS = 20;
    private static final int WAIT_SECONDS = 10;
    private static final int MOST_CONNECTIONS = 64;

    @Bean
    MongoClientSettingsBuilderCustomizer limits() {
        return settings ->
                settings
                        // One writer per fact and idempotent retries of our own: see the outbox.
                        .retryWrites(false)
                        .writeConcern(WriteConcern.MAJORITY)
                        .readConcern(ReadConcern.MAJORITY)
                        .applyToClusterSettings(
                                it -> it.serverSelectionTimeout(SELECT_SECONDS, TimeUnit.SECONDS))
                        .applyToSocketSettings(
                                it ->
                                        it.connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                                                .readTimeout(READ_SECONDS, TimeUnit.SECONDS))
                        .applyToConnectionPoolSettings(
                                it ->
                                        it.maxSize(MOST_CONNECTIONS)
                                                .maxWaitTime(WAIT_SECONDS, TimeUnit.SECONDS));
    }

    /** In the place of the one that asks for a read only, under its name. */
    @Bean
    StoreHealthIndicator mongoHealthContributor(MongoDatabase store) {
        return new StoreHealthIndicator(store);
    }

    @Bean
    MongoDatabase store(MongoClient client, StoreProperties properties) {
        return LimitedQueries.in(client.getDatabase(properties.database()), properties);
    }
}
