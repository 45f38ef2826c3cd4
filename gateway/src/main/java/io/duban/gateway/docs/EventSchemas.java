package io.duban.gateway.docs;

import io.duban.contracts.event.EventType;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The events' JSON Schemas and what they share, as they come with the program. */
final class EventSchemas {

    /** Types that the events share; their schemas refer to it. */
    private static final String COMMON = "common";

    /**
     * A type of events.
     *
     * @param schema path of its schema, which is the end of its events' {@code dataschema}
     */
    record Listed(String type, String topic, String title, String description, String schema) {}

    private final Map<String, byte[]> files = new TreeMap<>();
    private final List<Listed> types;

    EventSchemas(JsonMapper mapper) {
        files.put(file(COMMON), read(COMMON));
        types =
                Arrays.stream(EventType.values())
                        .map(
                                type -> {
                                    byte[] text = read(type.wire());
                                    files.put(file(type.wire()), text);
                                    return listed(type, mapper.readTree(text));
                                })
                        .toList();
    }

    /** The schema in a file of this name. */
    Optional<byte[]> text(String name) {
        return Optional.ofNullable(files.get(name));
    }

    List<Listed> types() {
        return types;
    }

    private static Listed listed(EventType type, JsonNode schema) {
        return new Listed(
                type.wire(),
                type.topic().topicName(),
                schema.get("title").stringValue(),
                schema.get("description").stringValue(),
                "/schemas/" + file(type.wire()));
    }

    private static String file(String name) {
        return name + ".json";
    }

    private static byte[] read(String name) {
        String resource = "/schemas/" + file(name);
        try (InputStream in = EventType.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
