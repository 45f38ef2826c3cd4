package io.duban.kit.event;

import io.duban.contracts.event.Topic;
import io.duban.kit.event.EventIntake.Verdict;
import io.duban.kit.event.HaltedReaders.Cause;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.support.Acknowledgment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * One reader of topics. Of every partition it handles what it can in order and commits as far as
 * that goes; where it meets a record of a newer edition it stops in that partition alone, and where
 * its handler fails it tries again for ever, while the other partitions go on.
 */
final class EventListener
        implements BatchAcknowledgingConsumerAwareMessageListener<String, byte[]>,
                ConsumerAwareRebalanceListener {

    private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();

    private final String name;
    private final Map<String, Topic> topics;
    private final EventIntake intake;
    private final DeadLetters deadLetters;
    private final HaltedReaders halted;
    private final java.util.function.Consumer<List<ReceivedEvent>> handler;

    EventListener(
            String name,
            Map<String, Topic> topics,
            EventIntake intake,
            DeadLetters deadLetters,
            HaltedReaders halted,
            java.util.function.Consumer<List<ReceivedEvent>> handler) {
        this.name = name;
        this.topics = Map.copyOf(topics);
        this.intake = intake;
        this.deadLetters = deadLetters;
        this.halted = halted;
        this.handler = handler;
    }

    /** What was polled of one partition. */
    private static final class Portion {
        private final TopicPartition partition;
        private final List<ReceivedEvent> events = new ArrayList<>();
        private final List<DeadLetter> letters = new ArrayList<>();
        private final long begin;

        /** Offset up to which everything is understood. */
        private long end;

        private String stop;

        Portion(TopicPartition partition, long begin) {
            this.partition = partition;
            this.begin = begin;
            this.end = begin;
        }

        Place at(long offset) {
            return new Place(partition.topic(), partition.partition(), offset);
        }
    }

    @Override
    public void onMessage(
            List<ConsumerRecord<String, byte[]>> records,
            Acknowledgment unused,
            Consumer<?, ?> consumer) {
        Collection<Portion> portions = portions(records);
        Map<TopicPartition, Long> reached = new HashMap<>();
        boolean failed = false;
        boolean together = handledTogether(portions);
        for (Portion portion : portions) {
            long end = together ? portion.end : handledSingly(portion);
            reached.put(portion.partition, end);
            failed |= end < portion.end;
            conclude(portion, end, consumer);
        }
        commit(reached, consumer);
        if (failed) {
            LockSupport.parkNanos(RETRY_NANOS);
        }
    }

    private Collection<Portion> portions(List<ConsumerRecord<String, byte[]>> records) {
        Map<TopicPartition, Portion> portions = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            Portion portion =
                    portions.computeIfAbsent(
                            new TopicPartition(record.topic(), record.partition()),
                            it -> new Portion(it, record.offset()));
            if (portion.stop == null) {
                take(portion, record);
            }
        }
        return portions.values();
    }

    private void take(Portion portion, ConsumerRecord<String, byte[]> record) {
        Topic topic = topics.get(record.topic());
        Place place = portion.at(record.offset());
        Verdict verdict =
                intake.judge(name, topic, place, record.key(), record.headers(), record.value());
        switch (verdict) {
            case Verdict.Handle(var event) ->
                    portion.events.add(
                            new ReceivedEvent(topic, record.partition(), record.offset(), event));
            case Verdict.SetAside(var letter) -> portion.letters.add(letter);
            case Verdict.Stop(var why) -> portion.stop = why;
        }
        portion.end = portion.stop == null ? record.offset() + 1 : record.offset();
    }

    /** The usual case; whether all of it went well. */
    private boolean handledTogether(Collection<Portion> portions) {
        try {
            deadLetters.send(portions.stream().flatMap(it -> it.letters.stream()).toList());
            handle(portions.stream().flatMap(it -> it.events.stream()).toList());
            return true;
        } catch (RuntimeException | Error _) {
            // Handled one by one, the fault shows its place.
            return false;
        }
    }

    /** Handles a portion event by event; returns how far it came. */
    private long handledSingly(Portion portion) {
        long next = portion.begin;
        try {
            deadLetters.send(portion.letters);
            for (ReceivedEvent event : portion.events) {
                next = event.offset();
                handle(List.of(event));
            }
            return portion.end;
        } catch (RuntimeException | Error fault) {
            halted.halt(name, portion.at(next), Faults.cause(fault), Faults.words(fault));
            return next;
        }
    }

    private void handle(List<ReceivedEvent> events) {
        if (!events.isEmpty()) {
            handler.accept(events);
        }
    }

    private void conclude(Portion portion, long end, Consumer<?, ?> consumer) {
        boolean owned = consumer.assignment().contains(portion.partition);
        if (owned && end < portion.end) {
            consumer.seek(portion.partition, end);
            return;
        }
        halted.passed(name, portion.at(end - 1));
        if (owned && portion.stop != null) {
            halted.halt(name, portion.at(end), Cause.NEWER_EDITION, portion.stop);
            consumer.seek(portion.partition, end);
            consumer.pause(List.of(portion.partition));
        }
    }

    private static void commit(Map<TopicPartition, Long> reached, Consumer<?, ?> consumer) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        reached.forEach((partition, end) -> offsets.put(partition, new OffsetAndMetadata(end)));
        offsets.keySet().retainAll(consumer.assignment());
        try {
            consumer.commitSync(offsets);
        } catch (CommitFailedException | RebalanceInProgressException _) {
            // Whoever gets the partitions handles these events again, which does no harm.
        }
    }

    @Override
    public void onPartitionsRevokedAfterCommit(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(it -> halted.left(name, it.topic(), it.partition()));
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(it -> halted.left(name, it.topic(), it.partition()));
    }
}
