package io.duban.contracts.schema;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The evolution rule of {@code docs/events.md}: a schema may gain optional fields and values of
 * enumerations, and nothing else may become of it.
 */
final class SchemaGrowth {

    /** What narrows, or widens, the values that a reader has prepared for. */
    private static final List<String> CONSTRAINTS =
            List.of(
                    "type",
                    "format",
                    "pattern",
                    "const",
                    "minimum",
                    "maximum",
                    "exclusiveMinimum",
                    "exclusiveMaximum",
                    "minItems",
                    "maxItems",
                    "minLength",
                    "maxLength",
                    "additionalProperties");

    private final JsonNode commonBefore;
    private final JsonNode commonAfter;
    private final List<String> breaches = new ArrayList<>();

    private SchemaGrowth(JsonNode commonBefore, JsonNode commonAfter) {
        this.commonBefore = commonBefore;
        this.commonAfter = commonAfter;
    }

    /** What a reader of {@code before} could not bear, each with its place; empty for growth. */
    static List<String> breaches(
            String name,
            JsonNode before,
            JsonNode commonBefore,
            JsonNode after,
            JsonNode commonAfter) {
        SchemaGrowth growth = new SchemaGrowth(commonBefore, commonAfter);
        growth.compare(name, before, after);
        return growth.breaches;
    }

    private void compare(String path, JsonNode unresolvedBefore, JsonNode unresolvedAfter) {
        JsonNode before = Schemas.resolve(unresolvedBefore, commonBefore);
        JsonNode after = Schemas.resolve(unresolvedAfter, commonAfter);
        for (String constraint : CONSTRAINTS) {
            if (!before.path(constraint).equals(after.path(constraint))) {
                breaches.add(path + ": " + constraint + " was " + before.path(constraint));
            }
        }
        enumeration(path, before, after);
        if (!texts(before.path("required")).equals(texts(after.path("required")))) {
            breaches.add(path + ": required was " + before.path("required"));
        }
        before.path("properties")
                .propertyStream()
                .forEach(
                        it ->
                                field(
                                        path + "/" + it.getKey(),
                                        it.getValue(),
                                        after.path("properties").path(it.getKey())));
        if (before.has("items")) {
            field(path + "[]", before.get("items"), after.path("items"));
        }
    }

    private void field(String path, JsonNode before, JsonNode after) {
        if (after.isMissingNode()) {
            breaches.add(path + ": is gone");
        } else {
            compare(path, before, after);
        }
    }

    private void enumeration(String path, JsonNode before, JsonNode after) {
        if (before.has("enum") != after.has("enum")) {
            breaches.add(path + ": enum was " + before.path("enum"));
        }
        Set<String> gone = texts(before.path("enum"));
        gone.removeAll(texts(after.path("enum")));
        if (!gone.isEmpty()) {
            breaches.add(path + ": enum had " + gone);
        }
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.valueStream().forEach(it -> texts.add(it.asString()));
        return texts;
    }
}
