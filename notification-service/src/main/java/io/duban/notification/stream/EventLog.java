package io.duban.notification.stream;

import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EventType;
import io.duban.contracts.event.NoticeEvent;
import io.duban.kit.event.CloudEventHeaders;
import io.duban.kit.event.Place;
import io.duban.kit.event.Reading;
import io.duban.kit.event.StructuredEvent;
import io.duban.notification.notice.NoticeStore;
import io.duban.notification.stream.Audience.Heard;

import org.apache.kafka.clients.consumer.CloseOptions;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One reading of topics, in the order of each lane, from a position on. */
final class EventLog implements AutoCloseable {

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final Consumer<String, byte[]> consumer;
    private final Map<TopicPartition, Lane> lanes;
    private final Gate gate;
    private final Audience audience;
    private final NoticeStore notices;

    /**
     * @param lanes of what is already assigned to {@code consumer}
     */
    EventLog(
            Consumer<String, byte[]> consumer,
            Map<TopicPartition, Lane> lanes,
            Gate gate,
            Audience audience,
            NoticeStore notices) {
        this.consumer = consumer;
        this.lanes = Map.copyOf(lanes);
        this.gate = gate;
        this.audience = audience;
        this.notices = notices;
    }

    /**
     * Reads on. When it throws, the log must be opened anew at the position before. A lane stops
     * before what a newer edition has written, so that nobody resumes behind an event that was
     * never told; the others go on.
     *
     * @param wanted what is worth to be opened
     * @return what has come in the meantime; perhaps nothing
     */
    List<StreamedEvent> read(Duration wait, Predicate<EventType> wanted) {
        ConsumerRecords<String, byte[]> polled = consumer.poll(wait);
        List<LogRecord> records = new ArrayList<>(polled.count());
        for (TopicPartition partition : polled.partitions()) {
            open(lanes.get(partition), polled.records(partition), wanted, records);
        }
        Map<String, NoticeStore.Seen> seen = seen(records);
        return records.stream().map(it -> seal(it, seen)).toList();
    }

    private void open(
            Lane lane,
            List<ConsumerRecord<String, byte[]>> lying,
            Predicate<EventType> wanted,
            List<LogRecord> records) {
        for (ConsumerRecord<String, byte[]> record : lying) {
            if (!isWorthOpening(record, wanted)) {
                continue;
            }
            switch (gate.open(lane.topic(), record)) {
                case Reading.Understood(var event) ->
                        records.add(
                                new LogRecord(
                                        lane,
                                        record.offset(),
                                        record.headers(),
                                        record.value(),
                                        event));
                case Reading.Garbage _ -> {
                    // Whoever consumes the topic for its own sake has set it aside.
                }
                case Reading.OfNewerEdition(var why) -> {
                    stop(record, why);
                    return;
                }
            }
        }
    }

    /** A type that this edition does not know might be wanted by the one that does. */
    private static boolean isWorthOpening(
            ConsumerRecord<String, byte[]> record, Predicate<EventType> wanted) {
        String type = CloudEventHeaders.read(record.headers(), CloudEventHeaders.TYPE);
        return type != null && EventType.named(type).map(wanted::test).orElse(true);
    }

    private void stop(ConsumerRecord<String, byte[]> record, String why) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        consumer.seek(partition, record.offset());
        consumer.pause(Set.of(partition));
        gate.stopped(new Place(record.topic(), record.partition(), record.offset()), why);
    }

    /** Before what the next {@link #read} will see. */
    StreamPosition position() {
        return new StreamPosition(
                lanes.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getValue,
                                        it -> consumer.position(it.getKey()))));
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(LONGEST_CLOSE));
    }

    /** A notice is stored before it is announced, so whoever hears of it can look it up. */
    private Map<String, NoticeStore.Seen> seen(List<LogRecord> records) {
        Set<String> ids =
                records.stream()
                        .map(LogRecord::event)
                        .filter(NoticeEvent.class::isInstance)
                        .map(it -> ((NoticeEvent) it).notice().noticeId())
                        .collect(Collectors.toSet());
        return ids.isEmpty() ? Map.of() : notices.seen(ids);
    }

    private StreamedEvent seal(LogRecord record, Map<String, NoticeStore.Seen> seen) {
        DubanEvent event = record.event();
        Optional<NoticeStore.Seen> ofNotice =
                event instanceof NoticeEvent it
                        ? Optional.ofNullable(seen.get(it.notice().noticeId()))
                        : Optional.empty();
        Heard heard = audience.of(event, ofNotice);
        return new StreamedEvent(
                record.lane(),
                record.offset(),
                EventType.of(event),
                StructuredEvent.of(record.headers(), event.key(), record.value()),
                Names.subjects(event),
                Names.counties(event, ofNotice.map(NoticeStore.Seen::bodies).orElse(Set.of())),
                heard.bodies(),
                heard.visibility());
    }
}
