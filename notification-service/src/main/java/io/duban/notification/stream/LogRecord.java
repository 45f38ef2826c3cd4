package io.duban.notification.stream;

import io.duban.contracts.event.DubanEvent;

import org.apache.kafka.common.header.Headers;

/**
 * An event where it lies in the log.
 *
 * @param value what {@code event} was read from
 */
// Nobody compares records; the bytes go from the log to the listeners.
@SuppressWarnings("ArrayRecordComponent")
record LogRecord(Lane lane, long offset, Headers headers, byte[] value, DubanEvent event) {}
