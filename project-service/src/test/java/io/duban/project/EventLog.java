package io.duban.project;

import static org.awaitility.Awaitility.await;

import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.ProjectEvent.ProjectDayClosed;
import io.duban.contracts.event.Topic;
import io.duban.kit.event.EventCodec;
import io.duban.kit.topic.Topics;
import io.duban.teststack.TestStack;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A topic as it lies on the broker, read from its beginning. */
public final class EventLog implements AutoCloseable {

    /** An event and where it lies. */
    public record Entry(int partition, long offset, String key, DubanEvent event) {}

    private final KafkaConsumer<String, byte[]> consumer;
    private final EventCodec codec;
    private final List<Entry> entries = new ArrayList<>();

    public EventLog(RunningService service, Topic topic) {
        Topics topics = service.bean(Topics.class);
        codec = service.bean(EventCodec.class);
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
        await().atMost(Duration.ofSeconds(60)).until(() -> enough.test(poll()));
        return List.copyOf(entries);
    }

    /** The events of a kind, once there are so many. */
    public <T extends DubanEvent> List<T> of(Class<T> kind, int many) {
        return kinds(until(all -> kinds(all, kind).size() >= many), kind);
    }

    /** The events of a kind up to the marker of the day, without those that came twice. */
    public <T extends DubanEvent> List<T> throughDay(Class<T> kind, String day) {
        ProjectDayClosed marker = new ProjectDayClosed(LocalDate.parse(day));
        return kinds(until(all -> kinds(all, ProjectDayClosed.class).contains(marker)), kind)
                .stream()
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<Entry> poll() {
        consumer.poll(Duration.ofMillis(100))
                .forEach(
                        it ->
                                entries.add(
                                        new Entry(
                                                it.partition(),
                                                it.offset(),
                                                it.key(),
                                                codec.decode(it.headers(), it.value())
                                                        .orElseThrow())));
        return entries;
    }

    private static <T extends DubanEvent> List<T> kinds(List<Entry> all, Class<T> kind) {
        return all.stream().map(Entry::event).filter(kind::isInstance).map(kind::cast).toList();
    }
}
