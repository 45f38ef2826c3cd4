package io.duban.notification.stream;

import io.duban.contracts.event.Topic;
import io.duban.kit.event.EventIntake;
import io.duban.kit.event.EventReader;
import io.duban.kit.event.HaltedReaders;
import io.duban.kit.event.HaltedReaders.Cause;
import io.duban.kit.event.Place;
import io.duban.kit.event.Reading;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the stream makes of a record, and where it has stopped. */
final class Gate {

    private static final String READER = "notification-service.stream";

    private final EventReader events;
    private final EventIntake intake;
    private final HaltedReaders halted;

    Gate(EventReader events, EventIntake intake, HaltedReaders halted) {
        this.events = events;
        this.intake = intake;
        this.halted = halted;
    }

    /** Opens a record; one that an operator has named is none of ours, whatever it is. */
    Reading open(Topic topic, ConsumerRecord<String, byte[]> record) {
        Place place = new Place(record.topic(), record.partition(), record.offset());
        return intake.isNamed(place)
                ? new Reading.Garbage("an operator has named it")
                : events.read(topic, record.key(), record.headers(), record.value());
    }

    /** Says where an official looks that listeners hear nothing from behind this place. */
    void stopped(Place place, String why) {
        halted.halt(READER, place, Cause.NEWER_EDITION, "a newer edition wrote it: " + why);
    }
}
