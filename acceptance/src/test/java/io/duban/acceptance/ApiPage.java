package io.duban.acceptance;

import org.yaml.snakeyaml.Yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The API page ({@code /openapi.yaml}) as far as it says what can be called, and with what. */
final class ApiPage {

    /**
     * A call that the page describes.
     *
     * @param bodies schema of the body by content type; empty where there is none
     */
    record Operation(
            String method,
            String path,
            List<Parameter> parameters,
            Map<String, Map<String, Object>> bodies) {

        boolean hasParameter(String name) {
            return parameters.stream().anyMatch(it -> it.name().equals(name));
        }
    }

    /**
     * A parameter of a call.
     *
     * @param in {@code path}, {@code query} or {@code header}
     */
    record Parameter(String name, String in, Map<String, Object> schema) {}

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final Map<String, Object> document;

    ApiPage(String yaml) {
        this.document = new Yaml().load(yaml);
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        map(document.get("paths"))
                .forEach(
                        (path, item) ->
                                map(item)
                                        .forEach(
                                                (method, operation) -> {
                                                    if (METHODS.contains(method)) {
                                                        operations.add(
                                                                operation(
                                                                        method,
                                                                        path,
                                                                        map(item),
                                                                        map(operation)));
                                                    }
                                                }));
        return operations;
    }

    /** What a schema says once its references are followed. */
    Map<String, Object> resolved(Object schema) {
        Map<String, Object> found = map(schema);
        while (found.get("$ref") instanceof String reference) {
            Object target = document;
            for (String step : reference.substring(2).split("/")) {
                target = map(target).get(step);
            }
            found = map(target);
        }
        return found;
    }

    private Operation operation(
            String method, String path, Map<String, Object> item, Map<String, Object> operation) {
        List<Parameter> parameters = new ArrayList<>();
        for (Map<String, Object> from : List.of(item, operation)) {
            if (from.get("parameters") instanceof List<?> list) {
                list.forEach(it -> parameters.add(parameter(resolved(it))));
            }
        }
        Map<String, Map<String, Object>> bodies = new LinkedHashMap<>();
        map(resolved(operation.get("requestBody")).get("content"))
                .forEach((type, it) -> bodies.put(type, resolved(map(it).get("schema"))));
        return new Operation(method.toUpperCase(Locale.ROOT), path, parameters, bodies);
    }

    private Parameter parameter(Map<String, Object> described) {
        return new Parameter(
                described.get("name").toString(),
                described.get("in").toString(),
                resolved(described.get("schema")));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
