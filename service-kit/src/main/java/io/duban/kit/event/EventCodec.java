package io.duban.kit.event;

import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EventType;
import io.duban.contracts.event.Topic;
import io.duban.kit.json.StoredJson;

import org.apache.kafka.common.header.Headers;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.util.Optional;

/** Between events and what lies on the wire. */
public final class EventCodec {

    private final JsonMapper mapper;
    private final JsonMapper tolerant;
    private final String source;
    private final String topicPrefix;

    /**
     * @param source CloudEvents {@code source} of everything this service says
     */
    public EventCodec(JsonMapper mapper, String source, String topicPrefix) {
        this.mapper = mapper;
        this.tolerant = StoredJson.tolerant(mapper);
        this.source = source;
        this.topicPrefix = topicPrefix;
    }

    public EncodedEvent encode(DubanEvent event) {
        return new EncodedEvent(
                topicPrefix + Topic.of(event).topicName(),
                event.key(),
                event.eventId(),
                EventType.of(event).wire(),
                source,
                mapper.writeValueAsBytes(event));
    }

    /**
     * Reads an event.
     *
     * @return empty when the record is of a type that this version does not know, which is how a
     *     newer version adds one
     * @throws UnreadableEventException when it claims a known type and is not one
     */
    public Optional<DubanEvent> decode(Headers headers, byte[] body) {
        String type = CloudEventHeaders.read(headers, CloudEventHeaders.TYPE);
        if (type == null || body == null) {
            throw new UnreadableEventException("a record without CloudEvents type or without body");
        }
        return EventType.named(type).map(known -> read(known, body));
    }

    private DubanEvent read(EventType type, byte[] body) {
        try {
            return tolerant.readValue(body, type.eventClass());
        } catch (JacksonException e) {
            throw new UnreadableEventException(
                    "not a " + type.wire() + ": " + e.getOriginalMessage());
        }
    }
}
