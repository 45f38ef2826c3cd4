package io.duban.ranking.topology;

import io.duban.kit.event.Faults;
import io.duban.kit.event.HaltedReaders.Cause;
import io.duban.kit.problem.UnavailableException;
import io.duban.ranking.tally.CountedTickets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/** The running topology. */
public final class RankingStreams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RankingStreams.class);
    private static final Duration BEFORE_REPLACING = Duration.ofSeconds(1);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(15);

    private final Topology topology;
    private final Properties config;
    private final MeterRegistry registry;
    private volatile KafkaStreams streams;
    private volatile KafkaStreamsMetrics metrics;

    RankingStreams(Topology topology, Properties config, MeterRegistry registry) {
        this.topology = topology;
        this.config = config;
        this.registry = registry;
    }

    @Override
    public void start() {
        KafkaStreams started = new KafkaStreams(topology, config);
        started.setUncaughtExceptionHandler(fault -> replaceThread(started, fault));
        metrics = new KafkaStreamsMetrics(started);
        metrics.bindTo(registry);
        streams = started;
        started.start();
    }

    @Override
    public void stop() {
        KafkaStreams stopped = streams;
        streams = null;
        if (stopped != null) {
            metrics.close();
            if (!stopped.close(LONGEST_CLOSE)) {
                LOG.warn("The topology did not close in {}; it will restore.", LONGEST_CLOSE);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return streams != null;
    }

    /** State of the streams; {@code NOT_RUNNING} before the start and after the stop. */
    KafkaStreams.State state() {
        KafkaStreams running = streams;
        return running == null ? KafkaStreams.State.NOT_RUNNING : running.state();
    }

    /**
     * The live board's store.
     *
     * @throws UnavailableException while it is being filled
     */
    public ReadOnlyKeyValueStore<String, byte[]> liveStore() {
        return store(RankingTopology.LIVE_STORE);
    }

    /**
     * The tickets of this instance's partitions.
     *
     * @throws UnavailableException while they are being restored
     */
    ReadOnlyKeyValueStore<String, byte[]> ticketStore() {
        return store(CountedTickets.STORE);
    }

    private ReadOnlyKeyValueStore<String, byte[]> store(String name) {
        KafkaStreams running = streams;
        try {
            if (running != null) {
                return running.store(
                        StoreQueryParameters.fromNameAndType(
                                name, QueryableStoreTypes.keyValueStore()));
            }
        } catch (InvalidStateStoreException e) {
            throw new UnavailableException("The state of the topology is being read in.", e);
        }
        throw new UnavailableException("The topology is not running.", null);
    }

    /**
     * A thread that fails has committed nothing of what it was doing; its successor takes that up
     * again. It waits a little, lest a fault that stays fill the log. What a newer edition wrote no
     * successor can read, so the topology rests until that edition takes over.
     */
    private static StreamThreadExceptionResponse replaceThread(
            KafkaStreams failed, Throwable fault) {
        if (Faults.cause(fault) == Cause.NEWER_EDITION) {
            LOG.error("The topology rests until a newer edition runs: {}", Faults.words(fault));
            failed.pause();
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error(
                "A stream thread failed and will be replaced in {} s; nothing is lost.",
                BEFORE_REPLACING.toSeconds(),
                fault);
        LockSupport.parkNanos(BEFORE_REPLACING.toNanos());
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}
