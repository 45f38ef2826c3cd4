package io.duban.kit.event;

import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.Topic;

/**
 * An event as it was read.
 *
 * @param offset the record's place in its partition
 */
public record ReceivedEvent(Topic topic, int partition, long offset, DubanEvent event) {}
