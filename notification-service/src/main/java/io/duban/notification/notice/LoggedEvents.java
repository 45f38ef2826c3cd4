package io.duban.notification.notice;

import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.Topic;
import io.duban.kit.event.EventCodec;
import io.duban.kit.event.UnreadableEventException;
import io.duban.kit.topic.Topics;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads a topic once, from a place up to what is its end when the reading begins. */
final class LoggedEvents {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedEvents.class);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(10);

    private final KafkaProperties kafka;
    private final Topics topics;
    private final EventCodec codec;

    LoggedEvents(KafkaProperties kafka, Topics topics, EventCodec codec) {
        this.kafka = kafka;
        this.topics = topics;
        this.codec = codec;
    }

    /**
     * Reads on. What nobody of ours has written is passed over; whoever consumes the topic for its
     * own sake sets it aside.
     *
     * @param from place by partition; a partition without one, or that ends before it, is read from
     *     its beginning
     * @param taker gets what was polled together, in order of each partition
     * @return the place up to which each partition has been read
     * @throws IllegalStateException when nothing comes for a minute
     */
    Map<Integer, Long> read(
            Topic topic,
            Map<Integer, Long> from,
            java.util.function.Consumer<List<DubanEvent>> taker) {
        List<TopicPartition> partitions =
                IntStream.range(0, topics.partitions(topic))
                        .mapToObj(it -> new TopicPartition(topics.name(topic), it))
                        .toList();
        try (Consumer<String, byte[]> consumer = consumer()) {
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            for (TopicPartition each : partitions) {
                long wanted = from.getOrDefault(each.partition(), 0L);
                long begin = begins.get(each);
                consumer.seek(each, wanted > ends.get(each) ? begin : Math.max(begin, wanted));
            }
            readOn(consumer, ends, taker);
            Map<Integer, Long> places = new HashMap<>();
            ends.forEach((each, end) -> places.put(each.partition(), end));
            return places;
        }
    }

    private void readOn(
            Consumer<String, byte[]> consumer,
            Map<TopicPartition, Long> ends,
            java.util.function.Consumer<List<DubanEvent>> taker) {
        long all = left(consumer, ends);
        long heard = System.nanoTime();
        long told = heard;
        for (long left = all; left > 0; left = left(consumer, ends)) {
            ConsumerRecords<String, byte[]> polled = consumer.poll(WAIT);
            long now = System.nanoTime();
            if (!polled.isEmpty()) {
                heard = now;
                taker.accept(events(polled));
            }
            if (now - told > PROGRESS_EVERY.toNanos()) {
                told = now;
                LOG.info("Reading {}: {} of {} records are left.", ends.keySet(), left, all);
            }
            if (now - heard > LONGEST_SILENCE.toNanos()) {
                throw new IllegalStateException(
                        "the broker gives nothing of " + ends.keySet() + " that should be there");
            }
        }
    }

    private static long left(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(it -> Math.max(0, it.getValue() - consumer.position(it.getKey())))
                .sum();
    }

    private List<DubanEvent> events(ConsumerRecords<String, byte[]> polled) {
        List<DubanEvent> events = new ArrayList<>(polled.count());
        polled.forEach(it -> event(it).ifPresent(events::add));
        return events;
    }

    private Optional<DubanEvent> event(ConsumerRecord<String, byte[]> record) {
        try {
            return codec.decode(record.headers(), record.value());
        } catch (UnreadableEventException e) {
            LOG.warn(
                    "{}-{}@{} is passed over: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    private Consumer<String, byte[]> consumer() {
        Map<String, Object> config = new HashMap<>(kafka.buildConsumerProperties());
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
