package io.duban.notification.stream;

import io.duban.contracts.event.EventType;
import io.duban.contracts.measure.Visibility;

import java.util.Optional;
import java.util.Set;

/**
 * An event ready to be sent.
 *
 * @param json the CloudEvent in structured mode
 * @param subjects names under which a listener may ask for it: keys and codes
 * @param counties codes of the counties that it concerns
 * @param bodies names of those whom it concerns; absent when it concerns everybody
 * @param visibility who of those may hear it
 */
// Nobody compares events; the bytes go to the listeners.
@SuppressWarnings("ArrayRecordComponent")
record StreamedEvent(
        Lane lane,
        long offset,
        EventType type,
        byte[] json,
        Set<String> subjects,
        Set<String> counties,
        Optional<Set<String>> bodies,
        Visibility visibility) {

    StreamedEvent {
        subjects = Set.copyOf(subjects);
        counties = Set.copyOf(counties);
        bodies = bodies.map(Set::copyOf);
    }
}
