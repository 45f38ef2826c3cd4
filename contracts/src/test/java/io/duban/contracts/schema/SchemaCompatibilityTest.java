package io.duban.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.EventType;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Events only grow. The list holds every field that has ever been published: lines are added to it,
 * and none is changed or taken away.
 */
class SchemaCompatibilityTest {

    @Test
    void no_published_field_has_disappeared_or_changed_its_type_or_become_optional()
            throws IOException {
        assertThat(fields()).containsAll(published());
    }

    @Test
    void every_new_field_is_added_to_the_list() throws IOException {
        assertThat(published()).containsAll(fields());
    }

    @Test
    void the_list_would_notice_a_field_that_disappears() {
        JsonNode schema =
                Schemas.JSON.readTree(
                        """
                        {"type": "object", "required": ["a"],
                         "properties": {"a": {"type": "string"}, "b": {"type": "array",
                           "items": {"$ref": "urn:duban:schema:common#/$defs/monthClosing"}}}}
                        """);

        assertThat(fields("x", schema))
                .containsExactly(
                        "x/a string required",
                        "x/b array optional",
                        "x/b[]/month string required",
                        "x/b[]/last boolean required");
    }

    private static List<String> published() throws IOException {
        try (InputStream in =
                SchemaCompatibilityTest.class.getResourceAsStream("/schemas/compatibility.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    private static List<String> fields() {
        return Arrays.stream(EventType.values())
                .flatMap(type -> fields(type.wire(), Schemas.node(type)))
                .toList();
    }

    private static Stream<String> fields(String path, JsonNode unresolved) {
        JsonNode schema = Schemas.resolve(unresolved);
        if (schema.has("items")) {
            return fields(path + "[]", schema.get("items"));
        }
        if (!schema.has("properties")) {
            return Stream.empty();
        }
        List<String> required =
                schema.get("required").valueStream().map(JsonNode::asString).toList();
        return schema.get("properties")
                .propertyStream()
                .flatMap(
                        property ->
                                Stream.concat(
                                        Stream.of(
                                                line(
                                                        path + "/" + property.getKey(),
                                                        property.getValue(),
                                                        required.contains(property.getKey()))),
                                        fields(
                                                path + "/" + property.getKey(),
                                                property.getValue())));
    }

    private static String line(String path, JsonNode schema, boolean required) {
        String type = Schemas.resolve(schema).get("type").asString();
        return path + " " + type + (required ? " required" : " optional");
    }
}
