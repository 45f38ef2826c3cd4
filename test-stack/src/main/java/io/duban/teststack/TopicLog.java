package io.duban.teststack;

import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.Topic;
import io.duban.kit.event.CloudEventHeaders;
import io.duban.kit.event.EventCodec;
import io.duban.kit.topic.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A topic as it lies on the broker, read from its beginning. An event that was published twice
 * counts once: its id tells, as it tells every consumer.
 */
public final class TopicLog implements AutoCloseable {

    /** An event and where it lies. */
    public record Entry(String id, int partition, long offset, String key, DubanEvent event) {}

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final KafkaConsumer<String, byte[]> consumer;
    private final EventCodec codec;
    private final List<Entry> entries = new ArrayList<>();

    public TopicLog(Topics topics, EventCodec codec, Topic topic) {
        this.codec = codec;
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", TestStack.shared().bootstrapServers()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                IntStream.range(0, topics.partitions(topic))
                        .mapToObj(it -> new TopicPartition(topics.name(topic), it))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Everything read so far, once enough has come. */
    public List<Entry> until(Predicate<List<Entry>> enough) {
        Awaitility.await().atMost(LONGEST_WAIT).until(() -> enough.test(once(poll())));
        return once(entries);
    }

    /** The entries of a kind with those that came again, once there are so many. */
    public List<Entry> repeated(Predicate<Entry> kind, int many) {
        Awaitility.await()
                .atMost(LONGEST_WAIT)
                .until(() -> poll().stream().filter(kind).count() >= many);
        return entries.stream().filter(kind).toList();
    }

    /** The entries of a kind, once there are so many. */
    public List<Entry> until(Predicate<Entry> kind, int many) {
        return until(all -> all.stream().filter(kind).count() >= many).stream()
                .filter(kind)
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<Entry> poll() {
        consumer.poll(Duration.ofMillis(100)).forEach(this::keep);
        return entries;
    }

    private void keep(ConsumerRecord<String, byte[]> record) {
        entries.add(
                new Entry(
                        CloudEventHeaders.read(record.headers(), CloudEventHeaders.ID),
                        record.partition(),
                        record.offset(),
                        record.key(),
                        codec.decode(record.headers(), record.value()).orElseThrow()));
    }

    /** A marker lies in every partition under one id, and counts in each. */
    private static List<Entry> once(List<Entry> all) {
        Map<String, Entry> first = new LinkedHashMap<>();
        all.forEach(it -> first.putIfAbsent(it.partition() + "/" + it.id(), it));
        return List.copyOf(first.values());
    }
}
