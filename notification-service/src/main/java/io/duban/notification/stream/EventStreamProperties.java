package io.duban.notification.stream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * The event stream's limits.
 *
 * @param ring how many of the latest events are held for all listeners; a listener that falls
 *     further behind is sent away and resumes from the log
 * @param ringSize how much they may hold together
 * @param heartbeat longest silence on a connection
 * @param connections listeners at the same time; a further one gets 503
 * @param connectionsPerKey how many of them one key may hold; a further one gets 429
 * @param catchUps listeners that may read the past at the same time; a further one waits its turn
 * @param longest how long one connection lives before the listener must come again, so that a
 *     withdrawn key does not listen for ever
 */
@ConfigurationProperties("duban.events")
public record EventStreamProperties(
        @DefaultValue("4096") int ring,
        @DefaultValue("16MB") DataSize ringSize,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("1000") int connections,
        @DefaultValue("50") int connectionsPerKey,
        @DefaultValue("20") int catchUps,
        @DefaultValue("30m") Duration longest) {

    public EventStreamProperties {
        positive("ring", ring);
        positive("ring-size", ringSize.toBytes());
        positive("connections", connections);
        positive("connections-per-key", connectionsPerKey);
        positive("catch-ups", catchUps);
        positive("heartbeat", heartbeat.toMillis());
        positive("longest", longest.toMillis());
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "duban.events." + name + " must be positive but is " + value);
        }
    }
}
