package io.duban.kit.store;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The document store; its address is {@code spring.mongodb.uri}.
 *
 * @param database the service's own database, which no other service opens
 */
@ConfigurationProperties("duban.store")
public record StoreProperties(String database) {

    public StoreProperties {
        if (database == null || database.isBlank()) {
            throw new IllegalArgumentException("duban.store.database must be set");
        }
    }
}
