package io.duban.kit.outbox;

import io.duban.kit.event.EncodedEvent;

import java.util.List;

/**
 * Everything that one document has to say at one of its versions.
 *
 * @param collection name of the collection
 * @param version the document's version at which {@code events} was its whole outbox
 */
record PendingEvents(String collection, String id, long version, List<EncodedEvent> events) {}
