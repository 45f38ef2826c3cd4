package io.duban.notification.stream;

import io.duban.contracts.event.NoticeEvent;
import io.duban.contracts.event.Topic;
import io.duban.kit.event.CloudEventHeaders;
import io.duban.kit.event.EventCodec;
import io.duban.kit.event.UnreadableEventException;
import io.duban.notification.notice.NoticeStore;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One reading of the three topics, in the order of each, from a position on. */
final class EventLog implements AutoCloseable {

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final Consumer<String, byte[]> consumer;
    private final Map<TopicPartition, Topic> partitions;
    private final EventCodec codec;
    private final EventEnvelope envelope;
    private final NoticeStore notices;

    /**
     * @param partitions the one partition of each topic, already assigned to {@code consumer}
     */
    EventLog(
            Consumer<String, byte[]> consumer,
            Map<TopicPartition, Topic> partitions,
            EventCodec codec,
            EventEnvelope envelope,
            NoticeStore notices) {
        this.consumer = consumer;
        this.partitions = Map.copyOf(partitions);
        this.codec = codec;
        this.envelope = envelope;
        this.notices = notices;
    }

    /**
     * Reads on. When it throws, the log must be opened anew at the position before.
     *
     * @return what has come in the meantime; perhaps nothing
     */
    List<StreamedEvent> read(Duration wait) {
        ConsumerRecords<String, byte[]> polled = consumer.poll(wait);
        List<LogRecord> records = new ArrayList<>(polled.count());
        polled.forEach(it -> decode(it).ifPresent(records::add));
        Map<String, Set<String>> bodies = noticeBodies(records);
        return records.stream().flatMap(it -> envelope.of(it, bodies).stream()).toList();
    }

    /** Before what the next {@link #read} will see. */
    StreamPosition position() {
        StreamPosition position = StreamPosition.BEGINNING;
        for (Map.Entry<TopicPartition, Topic> each : partitions.entrySet()) {
            position = position.with(each.getValue(), consumer.position(each.getKey()));
        }
        return position;
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(LONGEST_CLOSE));
    }

    /** A notice is stored before it is announced, so whoever hears of it can look it up. */
    private Map<String, Set<String>> noticeBodies(List<LogRecord> records) {
        Set<String> ids =
                records.stream()
                        .map(LogRecord::event)
                        .filter(NoticeEvent.class::isInstance)
                        .map(it -> ((NoticeEvent) it).notice().noticeId())
                        .collect(Collectors.toSet());
        return ids.isEmpty() ? Map.of() : notices.bodies(ids);
    }

    private Optional<LogRecord> decode(ConsumerRecord<String, byte[]> record) {
        Topic topic = partitions.get(new TopicPartition(record.topic(), record.partition()));
        try {
            String source = CloudEventHeaders.read(record.headers(), CloudEventHeaders.SOURCE);
            return codec.decode(record.headers(), record.value())
                    .map(
                            it ->
                                    new LogRecord(
                                            topic,
                                            record.offset(),
                                            source == null ? "/duban" : source,
                                            it));
        } catch (UnreadableEventException e) {
            // Whoever consumes the topic for its own sake has logged it already.
            return Optional.empty();
        }
    }
}
