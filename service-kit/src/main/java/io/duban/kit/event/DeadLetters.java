package io.duban.kit.event;

import io.duban.kit.topic.Topics;

import java.util.List;

/** The topic of what nobody could read (死信). */
public final class DeadLetters {

    private final EventPublisher publisher;
    private final String topic;

    public DeadLetters(EventPublisher publisher, Topics topics) {
        this.publisher = publisher;
        this.topic = topics.deadLetters();
    }

    /**
     * Puts letters there for good; again does no harm, for their keys are their places.
     *
     * @throws io.duban.kit.problem.UnavailableException when the broker does not acknowledge
     */
    public void send(List<DeadLetter> letters) {
        if (!letters.isEmpty()) {
            publisher.publishRecords(letters.stream().map(it -> it.toRecord(topic)).toList());
        }
    }
}
