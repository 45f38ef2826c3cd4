package io.duban.ranking.topology;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

import java.time.Duration;

/**
 * Up while the topology does its work. A rebalance is part of its life, but not for ever; a thread
 * may fail and be replaced, but not again and again: then the same record fails each time, and no
 * day ends.
 */
final class StreamsHealthIndicator extends AbstractHealthIndicator {

    /** With this many replacements within {@link RankingStreams#WINDOW} it does not get on. */
    static final int TOO_MANY = 3;

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
        long threads = streams.liveThreads();
        int replaced = streams.replacements();
        boolean works = threads > 0 && replaced < TOO_MANY;
        boolean up = works && (state == KafkaStreams.State.RUNNING || rebalancing);
        (up ? builder.up() : builder.down())
                .withDetail("state", state)
                .withDetail("threads", threads)
                .withDetail("replacedInTheLastMinute", replaced);
    }
}
