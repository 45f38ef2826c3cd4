package io.duban.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Events only grow: every schema of the last release, a copy of which lies in {@code
 * schemas/release}, is held against what it has become. A release puts its schemas in their place.
 */
class SchemaCompatibilityTest {

    private static final JsonNode PLAIN =
            Schemas.JSON.readTree(
                    """
                    {"type": "object", "required": ["a"], "properties": {
                      "a": {"type": "string", "enum": ["X", "Y"]},
                      "b": {"type": "array", "items": {"$ref": "common#/$defs/m"}}}}
                    """);
    private static final JsonNode COMMON =
            Schemas.JSON.readTree(
                    """
                    {"$defs": {"m": {"type": "object", "required": ["n"],
                      "properties": {"n": {"type": "integer", "minimum": 1}}}}}
                    """);

    static List<String> released() throws IOException, URISyntaxException {
        Path folder =
                Path.of(
                        SchemaCompatibilityTest.class
                                .getResource("/schemas/release/common.json")
                                .toURI());
        try (Stream<Path> files = Files.list(folder.getParent())) {
            return files.map(it -> it.getFileName().toString().replace(".json", ""))
                    .filter(it -> !it.equals("common"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void the_release_before_is_there() throws IOException, URISyntaxException {
        assertThat(released()).hasSizeGreaterThan(30).contains("duban.escalation.raised.v1");
    }

    @ParameterizedTest
    @MethodSource("released")
    void a_schema_has_only_grown_since_the_last_release(String name) {
        assertThat(
                        SchemaGrowth.breaches(
                                name,
                                Schemas.JSON.readTree(Schemas.text("release/" + name)),
                                Schemas.JSON.readTree(Schemas.text("release/common")),
                                Schemas.JSON.readTree(Schemas.text(name)),
                                Schemas.JSON.readTree(Schemas.text("common"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    "a": {"type": "string"          | "a": {"type": "integer"         | x/a: type
                    "enum": ["X", "Y"]              | "enum": ["X"]                   | x/a: enum had [Y]
                    , "enum": ["X", "Y"]            | , "const": "X"                  | x/a: const
                    , "enum": ["X", "Y"]            | , "title": "any"                | x/a: enum was
                    "required": ["a"]               | "required": []                  | x: required
                    "required": ["a"]               | "required": ["a", "b"]          | x: required
                    "required": ["a"]               | "required": ["a", "new"]        | x: required
                    "a": {"type": "string"          | "renamed": {"type": "string"    | x/a: is gone
                    "b": {"type": "array", "items"  | "b": {"type": "array", "item"   | x/b[]: is gone
                    """)
    void whatever_a_reader_could_not_bear_is_a_breach(String from, String to, String breach) {
        JsonNode after = Schemas.JSON.readTree(PLAIN.toString().replace(bare(from), bare(to)));

        assertThat(after).isNotEqualTo(PLAIN);
        assertThat(SchemaGrowth.breaches("x", PLAIN, COMMON, after, COMMON))
                .anySatisfy(it -> assertThat(it).startsWith(breach));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    "minimum": 1       | "minimum": 0      | x/b[]/n: minimum
                    "n": {             | "m": {            | x/b[]/n: is gone
                    """)
    void common_types_are_looked_into(String from, String to, String breach) {
        JsonNode after = Schemas.JSON.readTree(COMMON.toString().replace(bare(from), bare(to)));

        assertThat(after).isNotEqualTo(COMMON);
        assertThat(SchemaGrowth.breaches("x", PLAIN, COMMON, PLAIN, after))
                .anySatisfy(it -> assertThat(it).startsWith(breach));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    "enum": ["X", "Y"] | "enum": ["X", "Z", "Y"]
                    "b": {             | "new": {"type": "string"}, "b": {
                    """)
    void optional_fields_and_values_of_enumerations_are_growth(String from, String to) {
        JsonNode after = Schemas.JSON.readTree(PLAIN.toString().replace(bare(from), bare(to)));

        assertThat(after).isNotEqualTo(PLAIN);
        assertThat(SchemaGrowth.breaches("x", PLAIN, COMMON, after, COMMON)).isEmpty();
    }

    private static String bare(String json) {
        return json.replace(" ", "");
    }
}
