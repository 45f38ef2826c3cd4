package io.duban.ranking.topology;

import io.duban.kit.problem.UnavailableException;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The running topology of the live board, an application of its own. When it fails, its board
 * answers that it is away until it has been read in anew; nothing else notices.
 */
public final class LiveStreams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final Supplier<Topology> topology;
    private final Properties config;
    private final MeterRegistry registry;
    private volatile CountDownLatch stopped;
    private volatile StreamsClient client;
    private Thread watch;

    LiveStreams(Supplier<Topology> topology, Properties config, MeterRegistry registry) {
        this.topology = topology;
        this.config = config;
        this.registry = registry;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        open();
        watch = Thread.ofVirtual().name("live-board").start(this::watch);
    }

    @Override
    public void stop() {
        stopped.countDown();
        try {
            watch.join(LONGEST_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        shut();
    }

    @Override
    public boolean isRunning() {
        return stopped != null && stopped.getCount() > 0;
    }

    /** State of the live board; {@code NOT_RUNNING} while it waits to be opened again. */
    KafkaStreams.State state() {
        StreamsClient running = client;
        return running == null ? KafkaStreams.State.NOT_RUNNING : running.state();
    }

    /**
     * The live board's store.
     *
     * @throws UnavailableException while it is being filled
     */
    public ReadOnlyKeyValueStore<String, byte[]> store() {
        StreamsClient running = client;
        if (running == null) {
            throw new UnavailableException("The live board is being read in.", null);
        }
        return running.store(LiveTopology.STORE);
    }

    private void watch() {
        try {
            while (!stopped.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                if (client == null || client.state().hasCompletedShutdown()) {
                    shut();
                    open();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void open() {
        try {
            client =
                    StreamsClient.start(
                            topology.get(),
                            config,
                            registry,
                            fault -> {
                                LOG.error("The live board failed; it is read in anew.", fault);
                                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
                            });
        } catch (RuntimeException e) {
            LOG.error(
                    "The live board could not be opened; will retry in {} s.",
                    LOOK_EVERY.toSeconds(),
                    e);
        }
    }

    private void shut() {
        StreamsClient closed = client;
        client = null;
        if (closed != null) {
            closed.close();
        }
    }
}
