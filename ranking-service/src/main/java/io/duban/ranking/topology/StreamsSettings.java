package io.duban.ranking.topology;

import io.duban.kit.event.PublicCompression;
import io.duban.kit.event.ServiceProperties;
import io.duban.kit.topic.StreamProperties;
import io.duban.kit.topic.Topics;
import io.duban.ranking.reading.Reception;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

import java.util.Properties;

/** How the topology is run. */
final class StreamsSettings {

    private static final int LARGEST_RECORD = 16 << 20;
    private static final long CACHE = 16L << 20;

    private StreamsSettings() {}

    static Properties of(
            KafkaProperties kafka,
            Topics topics,
            StreamProperties stream,
            ServiceProperties service,
            RankingProperties ranking,
            RocksBudget budget,
            Reception reception) {
        Properties config = new Properties();
        config.putAll(kafka.buildStreamsProperties());
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, topics.group("duban-ranking"));
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, ranking.threads());
        config.put(StreamsConfig.STATE_DIR_CONFIG, ranking.stateDir().toString());
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE);
        config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) stream.replicationFactor());
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksBudget.Setter.class);
        config.put(RocksBudget.CONFIG_KEY, budget);
        config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FaultPlaces.class);
        config.put(FaultPlaces.CONFIG_KEY, reception);
        config.put(
                StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, ForgivingTimestamps.class);
        consumer(config, service);
        producer(config);
        return config;
    }

    /** The live board's: it reads one topic into memory and writes nothing. */
    static Properties ofLive(
            KafkaProperties kafka,
            Topics topics,
            StreamProperties stream,
            RankingProperties ranking) {
        Properties config = new Properties();
        config.putAll(kafka.buildStreamsProperties());
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, topics.group("duban-ranking-live"));
        config.put(StreamsConfig.STATE_DIR_CONFIG, ranking.stateDir().toString());
        config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) stream.replicationFactor());
        config.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
                LARGEST_RECORD);
        // It is told in transactions.
        config.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG),
                "read_committed");
        return config;
    }

    private static void consumer(Properties config, ServiceProperties service) {
        config.put(main(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        config.put(main(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000);
        config.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
                LARGEST_RECORD);
        if (!service.instance().isEmpty()) {
            config.put(
                    main(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                    service.name() + ".topology." + service.instance());
        }
    }

    private static void producer(Properties config) {
        config.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                LARGEST_RECORD);
        PublicCompression.of((key, value) -> config.put(StreamsConfig.producerPrefix(key), value));
        config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    }

    private static String main(String name) {
        return StreamsConfig.mainConsumerPrefix(name);
    }
}
