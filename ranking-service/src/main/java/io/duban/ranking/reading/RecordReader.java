package io.duban.ranking.reading;

import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.Topic;
import io.duban.kit.event.DeadLetter;
import io.duban.kit.event.EventIntake.Verdict;
import io.duban.kit.event.HaltedReaders.Cause;
import io.duban.kit.event.Place;
import io.duban.kit.json.NewerEditionException;
import io.duban.kit.json.StoredJson;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.util.Optional;

/**
 * Reads the records of one processor. What is no event goes to the dead letters in the transaction
 * that moves the offset, so exactly once; at one of a newer edition the task stops, and because its
 * transaction is given up, nothing of it or behind it is counted.
 */
public final class RecordReader {

    private final ProcessorContext<String, byte[]> context;
    private final Reception reception;
    private final String sink;
    private final JsonMapper mapper;
    private final StoredJson own;

    /**
     * @param sink the processor's sink for dead letters
     */
    public RecordReader(
            ProcessorContext<String, byte[]> context,
            Reception reception,
            String sink,
            JsonMapper mapper) {
        this.context = context;
        this.reception = reception;
        this.sink = sink;
        this.mapper = mapper;
        this.own = new StoredJson(mapper);
    }

    /**
     * The event that the record is; empty when it has been set aside.
     *
     * @throws NewerEditionException when a newer edition wrote it
     */
    public Optional<DubanEvent> event(Topic topic, Record<String, byte[]> record) {
        Place place = place();
        return switch (reception
                .intake()
                .judge(
                        reception.reader(),
                        topic,
                        place,
                        record.key(),
                        record.headers(),
                        record.value())) {
            case Verdict.Handle(var event) -> Optional.of(event);
            case Verdict.SetAside(var letter) -> {
                send(letter, record.timestamp());
                yield Optional.empty();
            }
            case Verdict.Stop(var why) -> {
                reception.halted().halt(reception.reader(), place, Cause.NEWER_EDITION, why);
                throw new NewerEditionException(place + ": " + why);
            }
        };
    }

    /**
     * What the topology has written to itself; empty when it is nothing of that kind and has been
     * set aside.
     *
     * @throws NewerEditionException when a newer edition wrote it
     */
    public <T> Optional<T> own(Record<String, byte[]> record, Class<T> form) {
        String why =
                reception.intake().isNamed(place())
                        ? "an operator has named it"
                        : isObject(record.value()) ? null : "its value is not a JSON object";
        if (why == null) {
            return Optional.of(own.read(record.value(), form));
        }
        DeadLetter letter =
                new DeadLetter(
                        place(),
                        reception.reader(),
                        why,
                        record.key(),
                        record.headers(),
                        record.value());
        send(reception.intake().aside(letter).letter(), record.timestamp());
        return Optional.empty();
    }

    /** Notes that the record has been handled, and everything before it in its partition. */
    public void handled() {
        reception.halted().passed(reception.reader(), place());
    }

    private void send(DeadLetter letter, long at) {
        context.forward(
                new Record<>(letter.id(), letter.content(), at, new RecordHeaders(letter.about())),
                sink);
    }

    private boolean isObject(byte[] value) {
        try {
            return value != null && value.length > 0 && mapper.readTree(value).isObject();
        } catch (JacksonException _) {
            return false;
        }
    }

    private Place place() {
        return context.recordMetadata()
                .map(it -> new Place(it.topic(), it.partition(), it.offset()))
                .orElseGet(() -> new Place("unknown", 0, 0));
    }
}
