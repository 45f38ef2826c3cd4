package io.duban.kit.event;

import org.apache.kafka.common.Metric;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whether every consumer runs and comes back to the broker: one that has ended, or that has not
 * asked for records for so long that the broker has given its partitions away, reads nothing.
 */
final class ConsumersHealthIndicator extends AbstractHealthIndicator {

    /** The broker's own patience, {@code max.poll.interval.ms}. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String LAST_POLL = "last-poll-seconds-ago";

    private final Iterable<ConcurrentMessageListenerContainer<?, ?>> consumers;

    ConsumersHealthIndicator(Iterable<ConcurrentMessageListenerContainer<?, ?>> consumers) {
        super("the consumers cannot be asked");
        this.consumers = consumers;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Map<String, String> states = new TreeMap<>();
        boolean up = true;
        for (ConcurrentMessageListenerContainer<?, ?> consumer : consumers) {
            boolean runs = consumer.isRunning() && consumer.isInExpectedState();
            double idle = runs ? lastPoll(consumer) : 0;
            boolean late = idle > PATIENCE.toSeconds();
            up &= runs && !late;
            states.put(
                    String.valueOf(consumer.getGroupId()),
                    !runs ? "stopped" : late ? "has not polled for " + (long) idle + " s" : "runs");
        }
        (up ? builder.up() : builder.down()).withDetails(states);
    }

    /** Seconds since the consumer asked last; 0 when it has not begun to. */
    private static double lastPoll(ConcurrentMessageListenerContainer<?, ?> consumer) {
        return consumer.metrics().values().stream()
                .flatMap(ConsumersHealthIndicator::lastPolls)
                .mapToDouble(it -> it)
                .max()
                .orElse(0);
    }

    private static Stream<Double> lastPolls(Map<?, ? extends Metric> metrics) {
        return metrics.values().stream()
                .filter(it -> it.metricName().name().equals(LAST_POLL))
                .filter(it -> it.metricValue() instanceof Number)
                .map(it -> ((Number) it.metricValue()).doubleValue());
    }
}
