package io.duban.kit.event;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who this process is.
 *
 * @param name the service's name, such as {@code complaint-service}
 * @param instance a name that this instance keeps over restarts, so that the broker gives it back
 *     its partitions at once; empty when instances come and go
 */
@ConfigurationProperties("duban.service")
public record ServiceProperties(String name, String instance) {

    public ServiceProperties {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("duban.service.name must be set");
        }
        instance = instance == null ? "" : instance;
    }
}
