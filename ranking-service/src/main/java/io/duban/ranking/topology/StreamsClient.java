package io.duban.ranking.topology;

import io.duban.kit.problem.UnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Properties;

/** One topology while it runs: its threads, its metrics, its stores. */
final class StreamsClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsClient.class);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(15);

    private final KafkaStreams streams;
    private final KafkaStreamsMetrics metrics;

    private StreamsClient(KafkaStreams streams, KafkaStreamsMetrics metrics) {
        this.streams = streams;
        this.metrics = metrics;
    }

    static StreamsClient start(
            Topology topology,
            Properties config,
            MeterRegistry registry,
            StreamsUncaughtExceptionHandler onFault) {
        KafkaStreams streams = new KafkaStreams(topology, config);
        streams.setUncaughtExceptionHandler(onFault);
        StreamsClient client = new StreamsClient(streams, new KafkaStreamsMetrics(streams));
        client.metrics.bindTo(registry);
        try {
            streams.start();
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
        return client;
    }

    @Override
    public void close() {
        metrics.close();
        if (!streams.close(LONGEST_CLOSE)) {
            LOG.warn("The topology did not close in {}; it will restore.", LONGEST_CLOSE);
        }
    }

    /** Its threads go on, and process nothing. */
    void pause() {
        streams.pause();
    }

    KafkaStreams.State state() {
        return streams.state();
    }

    /** Threads that process, or are about to. */
    long liveThreads() {
        return streams.metadataForLocalThreads().stream()
                .filter(it -> !it.threadState().equals("DEAD"))
                .filter(it -> !it.threadState().equals("PENDING_SHUTDOWN"))
                .count();
    }

    /**
     * A store of this instance.
     *
     * @throws UnavailableException while it is being restored
     */
    ReadOnlyKeyValueStore<String, byte[]> store(String name) {
        try {
            return streams.store(
                    StoreQueryParameters.fromNameAndType(
                            name, QueryableStoreTypes.keyValueStore()));
        } catch (InvalidStateStoreException e) {
            throw new UnavailableException("The state of the topology is being read in.", e);
        }
    }
}
