package io.duban.kit.event;

import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.Topic;
import io.duban.kit.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Set;

/**
 * What is to be done with a record, the same for every reader: handle it, set it aside, or stop.
 * Nothing is ever passed over with a line in the log alone.
 */
public final class EventIntake {

    private static final Logger LOG = LoggerFactory.getLogger(EventIntake.class);

    /** What is to be done. */
    public sealed interface Verdict {
        /** To be handled. */
        record Handle(DubanEvent event) implements Verdict {}

        /** To be sent to the dead letters; then the reader goes on. */
        record SetAside(DeadLetter letter) implements Verdict {}

        /** The reader stops before it, and commits nothing beyond. */
        record Stop(String why) implements Verdict {}
    }

    private final EventReader events;
    private final Set<Place> passOver;
    private final MeterRegistry metrics;

    /**
     * @param passOver what an operator has named to be set aside whatever it is
     */
    public EventIntake(EventReader events, Set<Place> passOver, MeterRegistry metrics) {
        this.events = events;
        this.passOver = Set.copyOf(passOver);
        this.metrics = metrics;
    }

    /**
     * Judges a record.
     *
     * @param reader who asks
     */
    public Verdict judge(
            String reader, Topic topic, Place place, String key, Headers headers, byte[] value) {
        if (passOver.contains(place)) {
            return aside(
                    new DeadLetter(place, reader, "an operator has named it", key, headers, value));
        }
        return switch (events.read(topic, key, headers, value)) {
            case Reading.Understood(var event) -> new Verdict.Handle(event);
            case Reading.OfNewerEdition(var why) ->
                    new Verdict.Stop("a newer edition wrote it: " + why);
            case Reading.Garbage(var why) ->
                    aside(new DeadLetter(place, reader, why, key, headers, value));
        };
    }

    /** Sets a record aside that was read in another way. */
    public Verdict.SetAside aside(DeadLetter letter) {
        LOG.error(
                "{} sets {} aside to {}: {}",
                letter.reader(),
                letter.origin(),
                Topics.DEAD_LETTERS,
                letter.reason());
        metrics.counter("duban.dead.letters", "topic", letter.origin().topic()).increment();
        return new Verdict.SetAside(letter);
    }

    /** Whether an operator has named the place. */
    public boolean isNamed(Place place) {
        return passOver.contains(place);
    }
}
