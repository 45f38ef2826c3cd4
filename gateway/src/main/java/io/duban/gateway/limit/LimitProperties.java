package io.duban.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one caller may ask for.
 *
 * @param requestsPerSecond calls a second of one key, at least 1
 * @param concurrentCalls calls under way to one service at the same time
 * @param streamsPerKey streams under way of one key, so that no key takes the places of all
 * @param largestRequest body of a call that is no stream
 * @param failedKeysPerMinute refused keys a minute that begin alike and come from one address,
 *     after which it must wait; of whatever keys, ten times as many
 */
@ConfigurationProperties("duban.limits")
public record LimitProperties(
        @DefaultValue("5000") int requestsPerSecond,
        @DefaultValue("1000") int concurrentCalls,
        @DefaultValue("100") int streamsPerKey,
        @DefaultValue("1MB") DataSize largestRequest,
        @DefaultValue("100") int failedKeysPerMinute) {

    public LimitProperties {
        if (requestsPerSecond < 1
                || concurrentCalls < 1
                || streamsPerKey < 1
                || failedKeysPerMinute < 1) {
            throw new IllegalArgumentException("every limit in duban.limits must be at least 1");
        }
    }
}
