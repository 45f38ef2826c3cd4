package io.duban.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

class PagesIT {

    private static final Set<String> OPERATIONS = Set.of("get", "put", "post", "patch", "delete");

    /** What the gateway answers for itself. */
    private static final Pattern OWN =
            Pattern.compile(
                    "/api/v1/((keys|me|session|invitations|accounts|people|work|overview)\\b|complaints/[^/]+/[^/]+/effect)");

    private static PlayedService service;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        service = new PlayedService("any");
        gateway =
                new RunningGateway(
                        TestStack.shared().freshName(PagesIT.class),
                        RunningGateway.servedBy(service));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/docs",
                "/docs/docs.js",
                "/docs/page.css",
                "/openapi.yaml",
                "/webjars/swagger-ui/swagger-ui.css",
                "/webjars/swagger-ui/swagger-ui-bundle.js",
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness"
            })
    void everybody_may_read_the_pages(String path) {
        HttpResponse<String> answer = gateway.get(path, null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("http:", "https:", "*");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/docs/docs.js", "/docs/page.css"})
    void the_pages_name_no_other_host(String path) {
        assertThat(gateway.get(path, null).body()).doesNotContain("http:", "https:", "//");
    }

    @Test
    void metrics_are_for_administrators() {
        RunningGateway.assertProblem(gateway.get("/actuator/prometheus", null), 401);
        RunningGateway.assertProblem(
                gateway.get("/actuator/prometheus", gateway.keyOf("hotline")), 403);
        assertThat(gateway.get("/actuator/prometheus", RunningGateway.ADMIN).body())
                .contains("jvm_memory_used_bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/gateway", "/actuator/shutdown"})
    void nothing_else_of_the_machine_room_is_open(String path) {
        assertThat(gateway.get(path, RunningGateway.ADMIN).statusCode()).isEqualTo(404);
    }

    @Test
    void what_the_page_describes_is_routed() {
        List<String> described = new ArrayList<>();
        paths().forEach(
                        (path, operations) -> {
                            for (String operation : operations.keySet()) {
                                assertThat(operation).isIn(OPERATIONS);
                                described.add(operation.toUpperCase(Locale.ROOT) + " " + path);
                            }
                        });

        assertThat(described)
                .hasSizeGreaterThan(25)
                .allSatisfy(
                        call -> {
                            String[] parts = call.replaceAll("\\{[^}]+}", "X1").split(" ");
                            HttpResponse<String> answer =
                                    gateway.send(
                                            gateway.call(parts[1], RunningGateway.ADMIN)
                                                    .header("Content-Type", "application/json")
                                                    .method(
                                                            parts[0],
                                                            BodyPublishers.ofString("{}")));
                            boolean own = OWN.matcher(parts[1]).lookingAt();
                            assertThat(own ? !isUnknown(answer) : answer.body().contains("any"))
                                    .as(call + " " + answer.body())
                                    .isTrue();
                        });
    }

    @Test
    void every_reference_in_the_page_has_its_target() {
        Map<String, Object> document = document();

        assertThat(document.get("openapi")).isEqualTo("3.1.0");
        List<String> references = new ArrayList<>();
        collectReferences(document, references);
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(resolve(document, it)).as(it).isNotNull());
    }

    private static boolean isUnknown(HttpResponse<String> answer) {
        return answer.statusCode() == 405 || answer.body().contains("No static resource");
    }

    private static Map<String, Object> document() {
        return new Yaml().load(gateway.get("/openapi.yaml", null).body());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> paths() {
        return (Map<String, Map<String, Object>>) document().get("paths");
    }

    private static void collectReferences(Object node, List<String> references) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference) {
                references.add(reference);
            }
            map.values().forEach(it -> collectReferences(it, references));
        } else if (node instanceof List<?> list) {
            list.forEach(it -> collectReferences(it, references));
        }
    }

    private static Object resolve(Map<String, Object> document, String reference) {
        Object node = document;
        for (String step : reference.substring("#/".length()).split("/")) {
            node = node instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return node;
    }
}
