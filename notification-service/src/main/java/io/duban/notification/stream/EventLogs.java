package io.duban.notification.stream;

import io.duban.contracts.event.Topic;
import io.duban.kit.topic.Topics;
import io.duban.notification.notice.NoticeStore;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Opens readings of the log that belong to no consumer group and commit nothing. */
final class EventLogs {

    private final KafkaProperties kafka;
    private final Topics topics;
    private final Gate gate;
    private final Audience audience;
    private final NoticeStore notices;

    EventLogs(
            KafkaProperties kafka,
            Topics topics,
            Gate gate,
            Audience audience,
            NoticeStore notices) {
        this.kafka = kafka;
        this.topics = topics;
        this.gate = gate;
        this.audience = audience;
        this.notices = notices;
    }

    /** A reading of whatever comes from now on. */
    EventLog atEnd() {
        Map<TopicPartition, Lane> lanes = lanes(Arrays.asList(Topic.values()));
        Consumer<String, byte[]> consumer = consumer(lanes);
        consumer.seekToEnd(lanes.keySet());
        return new EventLog(consumer, lanes, gate, audience, notices);
    }

    /** A reading of whatever comes from {@code position} on. */
    EventLog at(StreamPosition position) {
        return at(position, Set.of(Topic.values()));
    }

    /** A reading of what comes in these topics from {@code position} on. */
    EventLog at(StreamPosition position, Set<Topic> read) {
        Map<TopicPartition, Lane> lanes = lanes(List.copyOf(read));
        Consumer<String, byte[]> consumer = consumer(lanes);
        lanes.forEach((partition, lane) -> consumer.seek(partition, position.of(lane)));
        return new EventLog(consumer, lanes, gate, audience, notices);
    }

    private Map<TopicPartition, Lane> lanes(List<Topic> read) {
        Map<TopicPartition, Lane> lanes = new HashMap<>();
        for (Topic topic : read) {
            int partitions = topic.partitioned() ? topics.partitions(topic) : 1;
            for (int partition = 0; partition < partitions; partition++) {
                lanes.put(
                        new TopicPartition(topics.name(topic), partition),
                        new Lane(topic, partition));
            }
        }
        return lanes;
    }

    private Consumer<String, byte[]> consumer(Map<TopicPartition, Lane> lanes) {
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
        consumer.assign(lanes.keySet());
        return consumer;
    }
}
