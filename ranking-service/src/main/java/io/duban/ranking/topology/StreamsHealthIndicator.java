package io.duban.ranking.topology;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

import java.time.Duration;

/** Up once the topology runs; a rebalance is part of its life, but not for ever. */
final class StreamsHealthIndicator extends AbstractHealthIndicator {

    private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

    private final RankingStreams streams;
    private volatile boolean hasRun;
    private volatile long lastRan;

    StreamsHealthIndicator(RankingStreams streams) {
        super("the topology cannot be asked");
        this.streams = streams;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        KafkaStreams.State state = streams.state();
        if (state == KafkaStreams.State.RUNNING) {
            lastRan = System.nanoTime();
            hasRun = true;
        }
        boolean rebalancing =
                hasRun
                        && state == KafkaStreams.State.REBALANCING
                        && System.nanoTime() - lastRan < PATIENCE;
        boolean up = state == KafkaStreams.State.RUNNING || rebalancing;
        (up ? builder.up() : builder.down()).withDetail("state", state);
    }
}
