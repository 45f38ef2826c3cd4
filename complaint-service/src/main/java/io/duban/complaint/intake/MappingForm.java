package io.duban.complaint.intake;

import io.duban.contracts.period.BusinessTime;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.json.TextRules;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a mapping as it is sent: {@code {columns:{heading:field}, values?:{field:{text:value}},
 * zone?}}.
 */
final class MappingForm {

    private static final int MOST_COLUMNS = 256;
    private static final int MOST_VALUES = 2_000;
    private static final int LONGEST = 200;
    private static final Set<String> KNOWN = Set.of("columns", "values", "zone");

    private final List<FieldError> errors = new ArrayList<>();

    private MappingForm() {}

    /**
     * Reads a mapping.
     *
     * @throws InvalidInputException naming everything that is wrong
     */
    static ExportMapping read(String id, JsonNode document) {
        MappingForm form = new MappingForm();
        ExportMapping mapping = form.mapping(id, document);
        if (!form.errors.isEmpty()) {
            throw new InvalidInputException(form.errors);
        }
        return mapping;
    }

    private ExportMapping mapping(String id, JsonNode document) {
        if (!document.isObject()) {
            throw new InvalidInputException(
                    List.of(
                            new FieldError(
                                    "", "not-an-object", "The document must be a JSON object.")));
        }
        document.propertyNames().stream()
                .filter(it -> !KNOWN.contains(it))
                .forEach(
                        it ->
                                reject(
                                        pointer(it),
                                        "unknown-field",
                                        "is not a field of this document"));
        Map<String, String> columns = texts("/columns", document.get("columns"), MOST_COLUMNS);
        columns.forEach((heading, field) -> requireField("/columns" + pointer(heading), field));
        if (!columns.containsValue("ticketNo")) {
            reject("/columns", "required", "must name the column of ticketNo");
        }
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        JsonNode sent = document.get("values");
        if (sent != null && !sent.isObject()) {
            reject("/values", "wrong-type", "must be an object");
        } else if (sent != null) {
            for (String field : sent.propertyNames()) {
                requireField("/values" + pointer(field), field);
                values.put(field, texts("/values" + pointer(field), sent.get(field), MOST_VALUES));
            }
        }
        return new ExportMapping(id, columns, values, zone(document.get("zone")));
    }

    private Map<String, String> texts(String at, JsonNode node, int most) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (node == null || !node.isObject() || node.isEmpty() || node.size() > most) {
            reject(at, "wrong-type", "must be an object of 1 to " + most + " texts");
            return texts;
        }
        for (String key : node.propertyNames()) {
            JsonNode value = node.get(key);
            boolean sound = isText(key) && value.isString() && isText(value.stringValue());
            if (sound) {
                texts.put(key, value.stringValue());
            } else {
                reject(
                        at + pointer(key),
                        "wrong-type",
                        "must be a text of at most " + LONGEST + " characters, under one");
            }
        }
        return texts;
    }

    private static boolean isText(String text) {
        return !TextRules.isBlank(text)
                && text.length() <= LONGEST
                && TextRules.forbiddenCharacter(text).isEmpty();
    }

    private void requireField(String at, String field) {
        if (!ExportMapping.FIELDS.containsKey(field)) {
            reject(at, "unknown-value", "must be one of " + ExportMapping.FIELDS.keySet());
        }
    }

    private ZoneId zone(JsonNode node) {
        try {
            if (node == null) {
                return BusinessTime.ZONE;
            }
            if (node.isString()) {
                return ZoneId.of(node.stringValue());
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        reject("/zone", "unknown-value", "must be a zone such as Asia/Shanghai or +08:00");
        return BusinessTime.ZONE;
    }

    private void reject(String pointer, String code, String detail) {
        errors.add(new FieldError(pointer, code, detail));
    }

    private static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
