package io.duban.ranking.calendar;

import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.kit.event.EventCodec;
import io.duban.kit.outbox.OutboxRelay;
import io.duban.kit.problem.UnavailableException;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * Publishes ended days, one by one and in order, however many instances there are. Whoever
 * publishes first takes the pen: a producer with the calendar's one transactional id, by which the
 * broker silences whoever held it before. Only then does it read how far the calendar is, so what
 * it writes continues what lies on the topic; after a crash the last days may be there twice.
 */
final class DayPublisher implements AutoCloseable {

    /** Days in one transaction: at most these are said again after a crash. */
    private static final int BATCH = 31;

    private static final int ATTEMPTS = 20;

    private final CalendarStore store;
    private final EventCodec codec;
    private final Supplier<Producer<String, byte[]>> pens;
    private final OutboxRelay relay;
    private Producer<String, byte[]> pen;

    DayPublisher(
            CalendarStore store,
            EventCodec codec,
            Supplier<Producer<String, byte[]>> pens,
            OutboxRelay relay) {
        this.store = store;
        this.codec = codec;
        this.pens = pens;
        this.relay = relay;
    }

    /**
     * Publishes what has ended.
     *
     * @throws UnavailableException when the broker does not take it or another instance took the
     *     pen; nothing is lost, the caller calls again
     */
    synchronized void publishPending() {
        if (store.load().unpublished(1).isEmpty()) {
            return;
        }
        try {
            takePen();
            CalendarState state = store.load();
            for (List<LocalDate> days = state.unpublished(BATCH);
                    !days.isEmpty();
                    days = state.unpublished(BATCH)) {
                // What was decided before these days ended lies before them on the topic.
                relay.drain();
                write(days);
                state = acknowledged(days.getLast());
            }
        } catch (KafkaException e) {
            close();
            throw new UnavailableException("The days could not be published.", e);
        }
    }

    @Override
    public synchronized void close() {
        if (pen != null) {
            pen.close(Duration.ofSeconds(5));
            pen = null;
        }
    }

    private void takePen() {
        if (pen == null) {
            Producer<String, byte[]> taken = pens.get();
            try {
                taken.initTransactions();
            } catch (KafkaException e) {
                taken.close();
                throw e;
            }
            pen = taken;
        }
    }

    /**
     * Notes that the broker has the days; whoever ends more days meanwhile changes the document.
     */
    private CalendarState acknowledged(LocalDate day) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            CalendarState state = store.load();
            CalendarState next = state.publishedThrough(day);
            if (!day.isAfter(state.published()) || store.replace(state, next)) {
                return store.load();
            }
        }
        throw new UnavailableException("Too many calls advance the calendar at once.", null);
    }

    private void write(List<LocalDate> days) {
        pen.beginTransaction();
        days.forEach(day -> pen.send(codec.encode(new DayEnded(day)).toRecord()));
        pen.commitTransaction();
    }
}
