package io.duban.kit.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * The document store; its address is {@code spring.mongodb.uri}.
 *
 * @param database the service's own database, which no other service opens
 * @param queryOfCall that a query may take for which a caller waits; less than the gateway waits
 * @param query that any other may take
 */
@ConfigurationProperties("duban.store")
public record StoreProperties(
        String database,
        @DefaultValue("8s") Duration queryOfCall,
        @DefaultValue("60s") Duration query) {

    public StoreProperties {
        if (database == null || database.isBlank()) {
            throw new IllegalArgumentException("duban.store.database must be set");
        }
        if (!queryOfCall.isPositive() || !query.isPositive()) {
            throw new IllegalArgumentException("every wait in duban.store must be positive");
        }
    }
}
