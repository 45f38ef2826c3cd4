package io.duban.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EventType;
import io.duban.contracts.measure.Measure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Every event has a schema, and the schema says what the services write. */
class EventSchemaTest {

    static List<DubanEvent> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @EnumSource
    void every_event_has_a_schema_with_a_title_and_a_description(EventType type) {
        JsonNode schema = Schemas.node(type);

        assertThat(schema.get("$schema").asString())
                .isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.get("$id").asString()).isEqualTo("/schemas/" + type.wire() + ".json");
        assertThat(schema.get("title").asString()).isNotBlank();
        assertThat(schema.get("description").asString()).isNotBlank();
    }

    @Test
    void every_event_has_a_sample() {
        assertThat(Samples.all()).extracting(EventType::of).contains(EventType.values());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_event_as_it_is_written_is_valid(DubanEvent event) {
        JsonNode written = Schemas.JSON.valueToTree(event);

        assertThat(Schemas.validate(EventType.of(event), written)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_event_with_one_wrong_value_is_invalid(DubanEvent event) {
        JsonNode written = Schemas.JSON.valueToTree(event);

        for (JsonNode mutant : mutants(written)) {
            assertThat(Schemas.validate(EventType.of(event), mutant)).as("%s", mutant).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_event_without_a_required_field_is_invalid(DubanEvent event) {
        EventType type = EventType.of(event);

        for (JsonNode field : Schemas.node(type).get("required")) {
            ObjectNode written = Schemas.JSON.valueToTree(event);
            written.remove(field.asString());
            assertThat(Schemas.validate(type, written)).as("without %s", field).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_schema_has_exactly_the_fields_of_the_event(EventType type) {
        assertSameFields(type.eventClass(), Schemas.node(type));
    }

    @Test
    void the_schema_knows_every_measure() {
        JsonNode measures = Schemas.JSON.readTree(Schemas.text("common")).at("/$defs/measure/enum");

        assertThat(measures.valueStream().map(JsonNode::asString))
                .containsExactly(
                        Arrays.stream(Measure.values()).map(Enum::name).toArray(String[]::new));
    }

    private static void assertSameFields(Type type, JsonNode unresolved) {
        JsonNode schema = Schemas.resolve(unresolved);
        if (type instanceof ParameterizedType list) {
            assertSameFields(list.getActualTypeArguments()[0], schema.get("items"));
        } else if (type instanceof Class<?> form && schema.has("properties")) {
            JsonNode properties = schema.get("properties");
            RecordComponent[] components = form.getRecordComponents();
            assertThat(properties.propertyNames())
                    .as("%s", form)
                    .containsExactlyElementsOf(
                            Arrays.stream(components)
                                    .map(RecordComponent::getName)
                                    .collect(Collectors.toList()));
            for (RecordComponent component : components) {
                assertSameFields(component.getGenericType(), properties.get(component.getName()));
            }
        }
    }

    /** The event once for each of its values, with that value replaced by one of another type. */
    private static List<JsonNode> mutants(JsonNode original) {
        List<JsonNode> mutants = new ArrayList<>();
        if (original instanceof ObjectNode object) {
            for (String name : object.propertyNames()) {
                JsonNode value = object.get(name);
                mutants.add(object.deepCopy().set(name, wrong(value)));
                mutants(value).forEach(mutant -> mutants.add(object.deepCopy().set(name, mutant)));
            }
        } else if (original instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                mutants.add(array.deepCopy().set(i, wrong(array.get(i))));
                for (JsonNode mutant : mutants(array.get(i))) {
                    mutants.add(array.deepCopy().set(i, mutant));
                }
            }
        }
        return mutants;
    }

    private static JsonNode wrong(JsonNode value) {
        return value.isBoolean() ? StringNode.valueOf("wrong") : BooleanNode.TRUE;
    }
}
