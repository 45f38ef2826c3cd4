package io.duban.ranking.topology;

import io.duban.kit.event.Faults;
import io.duban.kit.event.HaltedReaders.Cause;
import io.duban.kit.problem.UnavailableException;
import io.duban.ranking.tally.CountedTickets;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/** The running topology of what is decided: tallies, boards and measures. */
public final class RankingStreams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RankingStreams.class);
    private static final Duration BEFORE_REPLACING = Duration.ofSeconds(1);

    /** Faults are counted over this long. */
    static final Duration WINDOW = Duration.ofSeconds(60);

    private final Topology topology;
    private final Properties config;
    private final MeterRegistry registry;
    private final Counter replaced;
    private final FaultWindow faults = new FaultWindow(WINDOW, System::nanoTime);
    private volatile StreamsClient client;

    RankingStreams(Topology topology, Properties config, MeterRegistry registry) {
        this.topology = topology;
        this.config = config;
        this.registry = registry;
        this.replaced =
                Counter.builder("duban.streams.threads.replaced")
                        .description("stream threads that failed and were replaced")
                        .register(registry);
    }

    @Override
    public void start() {
        client = StreamsClient.start(topology, config, registry, this::replaceThread);
    }

    @Override
    public void stop() {
        StreamsClient stopped = client;
        client = null;
        if (stopped != null) {
            stopped.close();
        }
    }

    @Override
    public boolean isRunning() {
        return client != null;
    }

    /** State of the streams; {@code NOT_RUNNING} before the start and after the stop. */
    KafkaStreams.State state() {
        StreamsClient running = client;
        return running == null ? KafkaStreams.State.NOT_RUNNING : running.state();
    }

    /** Threads that process, or are about to. */
    long liveThreads() {
        StreamsClient running = client;
        return running == null ? 0 : running.liveThreads();
    }

    /** Threads that had to be replaced within {@link #WINDOW}. */
    int replacements() {
        return faults.count();
    }

    /**
     * The tickets of this instance's partitions.
     *
     * @throws UnavailableException while they are being restored
     */
    ReadOnlyKeyValueStore<String, byte[]> ticketStore() {
        StreamsClient running = client;
        if (running == null) {
            throw new UnavailableException("The topology is not running.", null);
        }
        return running.store(CountedTickets.STORE);
    }

    /**
     * A thread that fails has committed nothing of what it was doing; its successor takes that up
     * again. It waits a little, lest a fault that stays fill the log. What a newer edition wrote no
     * successor can read, so the topology rests until that edition takes over.
     */
    private StreamThreadExceptionResponse replaceThread(Throwable fault) {
        if (Faults.cause(fault) == Cause.NEWER_EDITION) {
            LOG.error("The topology rests until a newer edition runs: {}", Faults.words(fault));
            StreamsClient failed = client;
            if (failed != null) {
                failed.pause();
            }
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        faults.note();
        replaced.increment();
        LOG.error(
                "A stream thread failed and will be replaced in {} s; nothing is lost.",
                BEFORE_REPLACING.toSeconds(),
                fault);
        LockSupport.parkNanos(BEFORE_REPLACING.toNanos());
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}
