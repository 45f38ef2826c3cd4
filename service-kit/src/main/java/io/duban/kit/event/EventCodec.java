package io.duban.kit.event;

import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EventAttributes;
import io.duban.contracts.event.EventType;
import io.duban.contracts.event.Topic;
import io.duban.contracts.period.BusinessTime;
import io.duban.kit.json.StoredJson;
import io.duban.kit.json.Times;

import org.apache.kafka.common.header.Headers;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Between events and what lies on the wire. */
public final class EventCodec {

    private static final String SCHEMAS = "http://localhost:8080/schemas/";

    private final JsonMapper mapper;
    private final JsonMapper tolerant;
    private final String source;
    private final String schemas;
    private final String topicPrefix;
    private final InstantSource clock;

    /**
     * @param source CloudEvents {@code source} of everything this service says
     * @param schemas address under which the gateway serves the schemas, with a slash at its end
     * @param clock tells when something was told that no ended day causes
     */
    public EventCodec(
            JsonMapper mapper,
            String source,
            String schemas,
            String topicPrefix,
            InstantSource clock) {
        this.mapper = mapper;
        this.tolerant = StoredJson.tolerant(mapper);
        this.source = source;
        this.schemas = schemas;
        this.topicPrefix = topicPrefix;
        this.clock = clock;
    }

    /** A codec for a gateway on this machine. */
    public EventCodec(JsonMapper mapper, String source, String topicPrefix) {
        this(mapper, source, SCHEMAS, topicPrefix, InstantSource.system());
    }

    /**
     * Encodes an event as it is told now. Whoever may have to publish it again keeps what he got,
     * so that it is the same event then.
     */
    public EncodedEvent encode(DubanEvent event) {
        return new EncodedEvent(
                topicPrefix + Topic.of(event).topicName(),
                event.key(),
                attributes(event),
                mapper.writeValueAsBytes(event));
    }

    private Map<String, String> attributes(DubanEvent event) {
        String type = EventType.of(event).wire();
        Instant told =
                EventAttributes.told(event)
                        .orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", event.eventId());
        attributes.put("source", source);
        attributes.put("type", type);
        attributes.put("subject", event.key());
        attributes.put("time", Times.text(told.atZone(BusinessTime.ZONE).toOffsetDateTime()));
        attributes.put("dataschema", schemas + type + ".json");
        attributes.put("partitionkey", event.key());
        EventAttributes.county(event).ifPresent(it -> attributes.put("county", it));
        EventAttributes.measure(event).ifPresent(it -> attributes.put("measure", it));
        EventAttributes.state(event).ifPresent(it -> attributes.put("state", it));
        return attributes;
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
