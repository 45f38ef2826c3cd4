package io.duban.notification.stream;

import io.duban.contracts.event.Topic;

import java.util.Set;

/**
 * An event ready to be sent.
 *
 * @param type CloudEvents {@code type}
 * @param json the structured CloudEvents envelope, on one line
 * @param subjects names under which a listener may ask for it: keys and codes
 * @param bodies whom it concerns; empty when it concerns everybody
 */
record StreamedEvent(
        Topic topic,
        long offset,
        String type,
        String json,
        Set<String> subjects,
        Set<String> bodies) {

    StreamedEvent {
        subjects = Set.copyOf(subjects);
        bodies = Set.copyOf(bodies);
    }
}
