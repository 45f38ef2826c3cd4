package io.duban.kit.event;

import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EventType;
import io.duban.contracts.event.Topic;
import io.duban.kit.event.Reading.Garbage;
import io.duban.kit.event.Reading.OfNewerEdition;
import io.duban.kit.event.Reading.Understood;
import io.duban.kit.json.StoredJson;
import io.duban.kit.json.UnreadableField;

import org.apache.kafka.common.header.Headers;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells events from what is none, and what a newer edition wrote from what nobody of ours did. Ours
 * is a record with CloudEvents headers, a source below {@code /duban/}, a type that begins with
 * {@code duban.}, a key, and a JSON object as its value, on the topic of its type. Fields that are
 * not known are passed over, and those that are missing have their records' defaults; all else that
 * cannot be understood is of a newer edition.
 */
public final class EventReader {

    private static final String OURS = "/duban/";
    private static final String OUR_TYPES = "duban.";
    private static final String KNOWN_SPEC = "1.";
    private static final int LONGEST_NAME = 80;

    private final JsonMapper mapper;
    private final RequiredFields required;

    public EventReader(JsonMapper mapper) {
        this.mapper = StoredJson.tolerant(mapper);
        this.required = new RequiredFields(mapper);
    }

    /** Reads what lies on the topic. */
    public Reading read(Topic topic, String key, Headers headers, byte[] value) {
        String spec = CloudEventHeaders.read(headers, "ce_specversion");
        String source = CloudEventHeaders.read(headers, "ce_source");
        String type = CloudEventHeaders.read(headers, CloudEventHeaders.TYPE);
        if (spec == null || source == null || type == null) {
            return new Garbage("it has no CloudEvents headers");
        }
        if (!source.startsWith(OURS) || !type.startsWith(OUR_TYPES)) {
            return new Garbage("neither its source nor its type is one of ours");
        }
        if (key == null) {
            return new Garbage("it has no key");
        }
        if (value == null || value.length == 0) {
            return new Garbage("it has no value");
        }
        return EventType.named(type)
                .map(known -> read(known, topic, spec, value))
                .orElseGet(
                        () -> unknown(value, "this edition knows no type '" + plain(type) + "'"));
    }

    private Reading read(EventType type, Topic topic, String spec, byte[] value) {
        if (type.topic() != topic) {
            return new Garbage(
                    "a "
                            + type.wire()
                            + " does not belong here but on "
                            + type.topic().topicName());
        }
        if (!spec.startsWith(KNOWN_SPEC)) {
            return unknown(value, "it is of CloudEvents " + plain(spec));
        }
        try {
            DubanEvent event = mapper.readValue(value, type.eventClass());
            if (event == null) {
                return new Garbage("its value is not a JSON object");
            }
            return required.missing(type, event)
                    .map(field -> (Reading) new OfNewerEdition(type.wire() + " lacks " + field))
                    .orElseGet(() -> new Understood(event));
        } catch (JacksonException e) {
            return unknown(value, type.wire() + ": " + UnreadableField.of(e));
        }
    }

    /** What is no JSON object is garbage whatever its headers say. */
    private Reading unknown(byte[] value, String why) {
        try {
            if (mapper.readTree(value).isObject()) {
                return new OfNewerEdition(why);
            }
        } catch (JacksonException _) {
            // Not JSON at all.
        }
        return new Garbage("its value is not a JSON object");
    }

    private static String plain(String name) {
        String text = name.replaceAll("[^A-Za-z0-9._-]", "?");
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) + "…" : text;
    }
}
