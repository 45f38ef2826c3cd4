package io.duban.notification.stream;

import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.Topic;

/**
 * An event where it lies in the log.
 *
 * @param source CloudEvents {@code source}: who said it
 */
record LogRecord(Topic topic, long offset, String source, DubanEvent event) {}
