package io.duban.kit.topic;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * The broker as Duban uses it.
 *
 * @param topicPrefix put before every topic and consumer group; empty but in tests
 * @param partitions partitions of a partitioned topic when it is created, at least 1
 * @param replicationFactor copies of every topic when it is created; -1 leaves it to the broker
 * @param startTimeout how long a service waits at its start for the broker
 */
@ConfigurationProperties("duban.stream")
public record StreamProperties(
        @DefaultValue("") String topicPrefix,
        @DefaultValue("3") int partitions,
        @DefaultValue("-1") short replicationFactor,
        @DefaultValue("60s") Duration startTimeout) {

    public StreamProperties {
        if (partitions < 1) {
            throw new IllegalArgumentException(
                    "duban.stream.partitions must be at least 1 but is " + partitions);
        }
    }
}
