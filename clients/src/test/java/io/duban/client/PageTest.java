package io.duban.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the API page says of every operation, so that clients made of it are typed throughout. */
class PageTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Set<String> BOUNDS =
            Set.of("pattern", "enum", "format", "maxLength", "maximum");
    private static final String PROBLEM = "application/problem+json";

    /** An operation of the page. */
    private record Operation(String name, String path, Map<String, Object> described) {

        Map<String, Object> responses() {
            return map(described.get("responses"));
        }
    }

    private static Map<String, Object> page;
    private static List<Operation> operations;

    @BeforeAll
    static void read() throws IOException {
        page = new Yaml().load(Files.readString(Path.of(System.getProperty("duban.page"))));
        operations = new ArrayList<>();
        map(page.get("paths"))
                .forEach(
                        (path, item) ->
                                map(item)
                                        .forEach(
                                                (method, it) -> {
                                                    assertThat(method).isIn(METHODS);
                                                    operations.add(
                                                            new Operation(
                                                                    method + " " + path,
                                                                    path,
                                                                    map(it)));
                                                }));
    }

    @Test
    void every_operation_has_a_name_of_its_own_that_begins_with_a_verb() {
        List<String> names =
                operations.stream().map(it -> it.described().get("operationId") + "").toList();

        assertThat(names)
                .hasSizeGreaterThan(80)
                .doesNotHaveDuplicates()
                .allMatch(it -> it.matches("[a-z]{3,}[A-Za-z]*"));
    }

    @Test
    void every_answer_has_a_schema() {
        for (Operation operation : operations) {
            operation
                    .responses()
                    .forEach(
                            (status, it) -> {
                                Map<String, Object> content = map(resolved(it).get("content"));
                                String named = operation.name() + " " + status;
                                if (Set.of("204", "302", "304").contains(status)) {
                                    assertThat(content).as(named).isEmpty();
                                } else {
                                    assertThat(content).as(named).isNotEmpty();
                                }
                                content.values()
                                        .forEach(
                                                media ->
                                                        assertThat(map(media))
                                                                .as(named)
                                                                .containsKey("schema"));
                            });
        }
    }

    @Test
    void every_refusal_is_a_problem_and_none_that_can_come_is_left_out() {
        for (Operation operation : operations) {
            Map<String, Object> responses = operation.responses();
            assertThat(responses).as(operation.name()).containsKeys("400", "422", "429", "503");
            if (!isOpen(operation)) {
                assertThat(responses).as(operation.name()).containsKeys("401", "403");
            }
            if (operation.path().contains("{")) {
                assertThat(responses).as(operation.name()).containsKey("404");
            }
            if (operation.described().containsKey("requestBody")) {
                assertThat(responses).as(operation.name()).containsKeys("408", "413", "415");
            }
            responses.forEach(
                    (status, it) -> {
                        if (status.charAt(0) == '4' || status.charAt(0) == '5') {
                            assertThat(map(resolved(it).get("content")))
                                    .as(operation.name() + " " + status)
                                    .containsOnlyKeys(PROBLEM);
                        }
                    });
        }
    }

    @Test
    void every_operation_can_go_well_and_only_signing_in_at_the_issuer_leads_elsewhere() {
        assertThat(
                        operations.stream()
                                .filter(
                                        it ->
                                                it.responses().keySet().stream()
                                                        .noneMatch(code -> code.startsWith("2")))
                                .map(Operation::name))
                .containsExactlyInAnyOrder(
                        "get /api/v1/session/oidc", "get /api/v1/session/oidc/callback");
    }

    @Test
    void nobody_has_to_be_known_for_signing_in_and_for_an_invitation_and_for_nothing_else() {
        assertThat(operations.stream().filter(PageTest::isOpen).map(Operation::name))
                .containsExactlyInAnyOrder(
                        "post /api/v1/session",
                        "get /api/v1/session/oidc",
                        "get /api/v1/session/oidc/callback",
                        "get /api/v1/invitations/{token}",
                        "post /api/v1/invitations/{token}");
    }

    /** Whether anybody may make the call, so that nobody is refused for who it is. */
    private static boolean isOpen(Operation operation) {
        return operation.described().get("security") instanceof List<?> ways && ways.isEmpty();
    }

    @Test
    void every_parameter_is_bounded() {
        for (Operation operation : operations) {
            for (Object it : list(operation.described().get("parameters"))) {
                Map<String, Object> parameter = resolved(it);
                Map<String, Object> schema = resolved(parameter.get("schema"));
                if (!"boolean".equals(schema.get("type"))) {
                    assertThat(schema.keySet())
                            .as(operation.name() + " " + parameter.get("name"))
                            .containsAnyElementsOf(BOUNDS);
                }
            }
        }
    }

    @Test
    void what_is_written_refuses_unknown_fields_and_is_bounded() {
        for (Operation operation : operations) {
            Map<String, Object> body = resolved(operation.described().get("requestBody"));
            map(body.get("content"))
                    .forEach(
                            (type, media) -> {
                                String named = operation.name() + " " + type;
                                requireClosed(map(media).get("schema"), named, new HashSet<>());
                                requireClosed(
                                        map(media).get("x-item-schema"), named, new HashSet<>());
                            });
        }
    }

    private static void requireClosed(Object given, String named, Set<Object> seen) {
        Map<String, Object> schema = resolved(given);
        if (!seen.add(schema)) {
            return;
        }
        if (schema.containsKey("properties")) {
            assertThat(schema).as(named).containsKey("additionalProperties");
        }
        if (schema.get("type") instanceof String type && type.equals("array")) {
            assertThat(schema).as(named + " " + schema).containsKey("maxItems");
        }
        map(schema.get("properties")).values().forEach(it -> requireClosed(it, named, seen));
        requireClosed(schema.get("items"), named, seen);
    }

    private static Map<String, Object> resolved(Object node) {
        Map<String, Object> found = map(node);
        while (found.get("$ref") instanceof String reference) {
            Object target = page;
            for (String step : reference.substring("#/".length()).split("/")) {
                target = map(target).get(step);
            }
            assertThat(target).as(reference).isNotNull();
            found = map(target);
        }
        return found;
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
