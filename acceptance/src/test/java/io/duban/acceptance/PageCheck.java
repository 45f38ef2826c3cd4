package io.duban.acceptance;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;

import org.yaml.snakeyaml.Yaml;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares answers with the API page: status, content type and schema. The page says that an answer
 * may gain fields; for this release it must name all of them, so a field that it does not name is a
 * fault here.
 */
final class PageCheck {

    private static final Path PAGE =
            Path.of("..", "gateway", "src", "main", "resources", "static", "openapi.yaml");
    private static final String ADDRESS = "https://duban.example.org/openapi.json";
    private static final String LINES = "application/x-ndjson";
    private static final String ITEM = "x-item-schema";
    private static final String PROBLEM = "application/problem+json";
    private static final Set<String> DESCRIBED =
            Set.of("GET", "HEAD", "PUT", "POST", "DELETE", "PATCH");
    private static final int SHOWN = 1_500;

    private static final PageCheck CURRENT = new PageCheck(read());

    private final Map<String, Object> document;
    private final PagePaths paths;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /**
     * @param yaml the page's text
     */
    @SuppressWarnings("unchecked")
    PageCheck(String yaml) {
        this.document = new Yaml().load(yaml);
        this.paths = new PagePaths((Map<String, Map<String, Object>>) document.get("paths"));
        close(document);
        String json = Api.JSON.writeValueAsString(document);
        this.registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder ->
                                builder.schemas(Map.of(ADDRESS, json))
                                        .schemaRegistryConfig(
                                                SchemaRegistryConfig.builder()
                                                        .formatAssertionsEnabled(true)
                                                        .build()));
    }

    /** The page of this release. */
    static PageCheck current() {
        return CURRENT;
    }

    /** What in the answer is not as the page says; empty when all is. */
    Optional<String> fault(String method, String path, Api.Answer answer) {
        if (answer.status() == 0 || !path.startsWith("/api/")) {
            return Optional.empty();
        }
        Optional<List<String>> operation = paths.find(method, path);
        return (operation.isPresent()
                        ? faultOfDescribed(method, operation.get(), answer)
                        : faultOfOthers(method, answer))
                .map(it -> it + " in the answer " + shortened(answer.toString()));
    }

    /** The name of the operation that a call makes. */
    Optional<String> name(String method, String path) {
        return paths.find(method, path).map(this::id);
    }

    /** The names of all operations. */
    Set<String> names() {
        return paths.all().stream().map(this::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<String> faultOfDescribed(
            String method, List<String> operation, Api.Answer answer) {
        String named = named(operation) + " " + answer.status();
        Pointer response =
                resolved(
                        Pointer.of("paths", operation.get(0), operation.get(1), "responses")
                                .then(String.valueOf(answer.status())));
        if (value(response) == null) {
            return Optional.of(named + ": the page names no such answer");
        }
        Map<String, Object> content = ApiPage.map(value(response.then("content")));
        if (method.equals("HEAD")) {
            return Optional.empty();
        }
        if (content.isEmpty()) {
            return answer.body().isEmpty()
                    ? Optional.empty()
                    : Optional.of(named + ": the page says that it is empty");
        }
        String type = answer.header("content-type").split(";", 2)[0].strip();
        if (!content.containsKey(type)) {
            return Optional.of(named + ": the page has no " + type);
        }
        Pointer media = response.then("content").then(type);
        return faultOfBody(media, type, answer.body()).map(it -> named + ": " + it);
    }

    /** What no operation of the page is for is refused, in the form of every refusal. */
    private Optional<String> faultOfOthers(String method, Api.Answer answer) {
        if (answer.status() < 400) {
            return DESCRIBED.contains(method)
                    ? Optional.of("no operation of the page, and yet taken")
                    : Optional.empty();
        }
        if (method.equals("HEAD")) {
            return Optional.empty();
        }
        return answer.header("content-type").startsWith(PROBLEM)
                ? faultOfJson(Pointer.of("components", "schemas", "Problem"), answer.body())
                : Optional.of("a refusal that is no problem");
    }

    private Optional<String> faultOfBody(Pointer media, String type, String body) {
        if (type.equals(LINES)) {
            return body.lines()
                    .map(it -> faultOfJson(media.then(ITEM), it))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return type.endsWith("json") ? faultOfJson(media.then("schema"), body) : Optional.empty();
    }

    private Optional<String> faultOfJson(Pointer schema, String text) {
        JsonNode node;
        try {
            node = Api.JSON.readTree(text);
        } catch (JacksonException e) {
            return Optional.of("it is no JSON");
        }
        List<Error> errors = compiled(schema).validate(node);
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        errors.stream()
                                .limit(5)
                                .map(it -> it.getInstanceLocation() + " " + it.getMessage())
                                .collect(Collectors.joining("; ")));
    }

    private Schema compiled(Pointer schema) {
        return schemas.computeIfAbsent(
                ADDRESS + "#" + schema.text(), it -> registry.getSchema(SchemaLocation.of(it)));
    }

    private String named(List<String> operation) {
        return "%s (%s %s)".formatted(id(operation), operation.get(1), operation.get(0));
    }

    private String id(List<String> operation) {
        return String.valueOf(
                value(Pointer.of("paths", operation.get(0), operation.get(1)).then("operationId")));
    }

    private Pointer resolved(Pointer pointer) {
        return ApiPage.map(value(pointer)).get("$ref") instanceof String reference
                ? resolved(Pointer.of(reference.substring(2).split("/")))
                : pointer;
    }

    private Object value(Pointer pointer) {
        Object value = document;
        for (String step : pointer.steps()) {
            value = ApiPage.map(value).get(step);
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private static void close(Object node) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("properties") instanceof Map<?, ?>) {
                ((Map<String, Object>) map).putIfAbsent("additionalProperties", false);
            }
            map.values().forEach(PageCheck::close);
        } else if (node instanceof List<?> list) {
            list.forEach(PageCheck::close);
        }
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), SHOWN));
    }

    private static String read() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A place in the page. */
    private record Pointer(List<String> steps) {

        static Pointer of(String... steps) {
            return new Pointer(List.of(steps));
        }

        Pointer then(String step) {
            return new Pointer(Stream.concat(steps.stream(), Stream.of(step)).toList());
        }

        /** As a JSON Pointer in the fragment of an address. */
        String text() {
            return steps.stream()
                    .map(it -> it.replace("~", "~0").replace("/", "~1"))
                    .map(it -> it.replace("{", "%7B").replace("}", "%7D"))
                    .map(it -> "/" + it)
                    .collect(Collectors.joining());
        }
    }
}
