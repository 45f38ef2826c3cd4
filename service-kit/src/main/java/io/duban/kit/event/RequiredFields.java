package io.duban.kit.event;

import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EventType;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an event must have by its published schema, whose list never grows. */
final class RequiredFields {

    private final Map<EventType, List<RecordComponent>> required = new EnumMap<>(EventType.class);

    RequiredFields(JsonMapper mapper) {
        for (EventType type : EventType.values()) {
            Set<String> names = names(mapper, type);
            required.put(
                    type,
                    Arrays.stream(type.eventClass().getRecordComponents())
                            .filter(it -> names.contains(it.getName()))
                            .filter(it -> !it.getType().isPrimitive())
                            .toList());
        }
    }

    /** The first that the event lacks. */
    Optional<String> missing(EventType type, DubanEvent event) {
        return required.get(type).stream()
                .filter(it -> value(it, event) == null)
                .map(RecordComponent::getName)
                .findFirst();
    }

    private static Object value(RecordComponent field, DubanEvent event) {
        try {
            return field.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot be: accessors of events are public", e);
        }
    }

    private static Set<String> names(JsonMapper mapper, EventType type) {
        String resource = "/schemas/" + type.wire() + ".json";
        try (InputStream in = EventType.class.getResourceAsStream(resource)) {
            Set<String> names = new HashSet<>();
            if (in != null) {
                for (JsonNode name : mapper.readTree(in).path("required")) {
                    names.add(name.asString());
                }
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
