package io.duban.notification.stream;

import io.duban.contracts.event.Topic;
import io.duban.kit.event.EventCodec;
import io.duban.kit.topic.Topics;
import io.duban.notification.notice.NoticeStore;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

import java.util.HashMap;
import java.util.Map;

/** Opens readings of the log that belong to no consumer group and commit nothing. */
final class EventLogs {

    private final KafkaProperties kafka;
    private final Topics topics;
    private final EventCodec codec;
    private final EventEnvelope envelope;
    private final NoticeStore notices;

    EventLogs(
            KafkaProperties kafka,
            Topics topics,
            EventCodec codec,
            EventEnvelope envelope,
            NoticeStore notices) {
        this.kafka = kafka;
        this.topics = topics;
        this.codec = codec;
        this.envelope = envelope;
        this.notices = notices;
    }

    /** A reading of what comes from now on. */
    EventLog atEnd() {
        Map<TopicPartition, Topic> partitions = partitions();
        Consumer<String, byte[]> consumer = consumer(partitions);
        consumer.seekToEnd(partitions.keySet());
        return new EventLog(consumer, partitions, codec, envelope, notices);
    }

    /** A reading of what comes from {@code position} on. */
    EventLog at(StreamPosition position) {
        Map<TopicPartition, Topic> partitions = partitions();
        Consumer<String, byte[]> consumer = consumer(partitions);
        partitions.forEach((partition, topic) -> consumer.seek(partition, position.of(topic)));
        return new EventLog(consumer, partitions, codec, envelope, notices);
    }

    private Map<TopicPartition, Topic> partitions() {
        Map<TopicPartition, Topic> partitions = new HashMap<>();
        for (Topic topic : StreamPosition.TOPICS) {
            partitions.put(new TopicPartition(topics.name(topic), 0), topic);
        }
        return partitions;
    }

    private Consumer<String, byte[]> consumer(Map<TopicPartition, Topic> partitions) {
        Map<String, Object> config = new HashMap<>(kafka.buildConsumerProperties());
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 << 20);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 2 << 20);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        Consumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.assign(partitions.keySet());
        return consumer;
    }
}
