package io.duban.contracts.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;

import io.duban.contracts.WireName;
import io.duban.contracts.event.EventType;
import io.duban.contracts.period.Period;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The events' schemas, and JSON as the services write it. */
final class Schemas {

    static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(wireForm())
                    .changeDefaultPropertyInclusion(
                            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    /** Where a city may serve them: what they refer to is found beside them. */
    private static final String SERVED = "https://duban.example.org/schemas/";

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder ->
                            builder.schemas(served())
                                    .schemaRegistryConfig(
                                            SchemaRegistryConfig.builder()
                                                    .formatAssertionsEnabled(true)
                                                    .build()));

    private Schemas() {}

    static String text(String name) {
        String resource = "/schemas/" + name + ".json";
        try (InputStream in = Schemas.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new AssertionError("there is no " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode node(EventType type) {
        return JSON.readTree(text(type.wire()));
    }

    /** The schema itself, or what its {@code $ref} names. */
    static JsonNode resolve(JsonNode schema) {
        return resolve(schema, JSON.readTree(text("common")));
    }

    /** The schema itself, or what its {@code $ref} names among these common types. */
    static JsonNode resolve(JsonNode schema, JsonNode common) {
        JsonNode ref = schema.get("$ref");
        if (ref == null) {
            return schema;
        }
        String name = ref.asString().substring(ref.asString().lastIndexOf('/') + 1);
        return resolve(common.get("$defs").get(name), common);
    }

    static List<Error> validate(EventType type, JsonNode event) {
        String address = SERVED + type.wire() + ".json";
        return REGISTRY.getSchema(SchemaLocation.of(address)).validate(event);
    }

    private static Map<String, String> served() {
        return Stream.concat(
                        Stream.of("common"), Arrays.stream(EventType.values()).map(EventType::wire))
                .collect(Collectors.toMap(it -> SERVED + it + ".json", Schemas::text));
    }

    private static SimpleModule wireForm() {
        return new SimpleModule()
                .addSerializer(
                        Period.class,
                        new StdSerializer<>(Period.class) {
                            @Override
                            public void serialize(
                                    Period value, JsonGenerator out, SerializationContext context) {
                                out.writeString(value.id());
                            }
                        })
                .addSerializer(
                        WireName.class,
                        new StdSerializer<>(WireName.class) {
                            @Override
                            public void serialize(
                                    WireName value,
                                    JsonGenerator out,
                                    SerializationContext context) {
                                out.writeString(value.wire());
                            }
                        });
    }
}
