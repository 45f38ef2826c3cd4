package io.duban.kit.event;

import io.duban.contracts.event.DubanEvent;
import io.duban.kit.problem.UnavailableException;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Puts events on the broker and returns when it has them for good. */
public final class EventPublisher {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final KafkaTemplate<String, byte[]> kafka;
    private final EventCodec codec;

    public EventPublisher(KafkaTemplate<String, byte[]> kafka, EventCodec codec) {
        this.kafka = kafka;
        this.codec = codec;
    }

    /**
     * Publishes in the given order.
     *
     * @throws UnavailableException when the broker did not acknowledge all of them in time; some
     *     may be on it, so the caller publishes all again later
     */
    public void publish(List<? extends DubanEvent> events) {
        publishRecords(events.stream().map(codec::encode).map(EncodedEvent::toRecord).toList());
    }

    /** Writes one event into every partition of its topic. */
    public void publishToAll(DubanEvent marker, int partitions) {
        EncodedEvent encoded = codec.encode(marker);
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(partitions);
        for (int partition = 0; partition < partitions; partition++) {
            records.add(encoded.toRecord(partition));
        }
        publishRecords(records);
    }

    /** Publishes records that are already encoded, in the given order. */
    public void publishRecords(List<ProducerRecord<String, byte[]>> records) {
        try {
            List<CompletableFuture<?>> acknowledgements = new ArrayList<>(records.size());
            records.forEach(record -> acknowledgements.add(kafka.send(record)));
            CompletableFuture.allOf(acknowledgements.toArray(CompletableFuture[]::new))
                    .get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new UnavailableException("The broker does not acknowledge.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Stopped while the broker was to acknowledge.", e);
        }
    }
}
