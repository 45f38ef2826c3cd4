package io.duban.kit.event;

import org.apache.kafka.clients.producer.ProducerConfig;

import java.util.function.BiConsumer;

/**
 * How records are compressed that others read: with gzip, which every Kafka client unpacks by
 * itself. For lz4, snappy and zstd many need a library beside them, and some have none.
 */
public final class PublicCompression {

    private static final String TYPE = "gzip";

    /** The fastest: what the next one saves is not worth the time before a record is stored. */
    private static final int LEVEL = 1;

    private PublicCompression() {}

    /** Puts the settings of a producer. */
    public static void of(BiConsumer<String, Object> settings) {
        settings.accept(ProducerConfig.COMPRESSION_TYPE_CONFIG, TYPE);
        settings.accept(ProducerConfig.COMPRESSION_GZIP_LEVEL_CONFIG, LEVEL);
    }
}
