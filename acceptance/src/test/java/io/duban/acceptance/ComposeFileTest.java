package io.duban.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The compose file parses, and what it promises stands in it. */
class ComposeFileTest {

    private static Map<String, Map<String, Object>> services;
    private static Map<String, Object> compose;

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void read() throws IOException {
        compose = new Yaml().load(Files.readString(Path.of("..", "docker-compose.yml")));
        services = (Map<String, Map<String, Object>>) compose.get("services");
    }

    @Test
    void every_module_that_is_a_service_runs() {
        assertThat(services.keySet())
                .contains(
                        "kafka",
                        "mongo",
                        "complaint-service",
                        "project-service",
                        "ranking-service",
                        "notification-service",
                        "gateway");
    }

    /** A pattern for any depth would take packages named target from the sources. */
    @Test
    void what_is_left_out_of_the_images_is_never_a_source() throws IOException {
        assertThat(Files.readAllLines(Path.of("..", ".dockerignore")))
                .contains("target", "*/target")
                .noneMatch(it -> it.startsWith("**"));
    }

    @Test
    void nothing_runs_as_root_and_whatever_stays_is_health_checked() {
        services.forEach(
                (name, service) -> {
                    assertThat(service.get("user"))
                            .as(name + ".user")
                            .isNotNull()
                            .isNotEqualTo("root");
                    if (!name.equals("secrets")) {
                        assertThat(service).as(name).containsKey("healthcheck");
                    }
                });
    }

    @Test
    void whoever_waits_waits_for_a_service_that_exists() {
        services.forEach(
                (name, service) -> {
                    if (service.get("depends_on") instanceof Map<?, ?> awaited) {
                        awaited.keySet()
                                .forEach(
                                        it ->
                                                assertThat(services.keySet())
                                                        .as(name)
                                                        .contains((String) it));
                    }
                });
    }

    @Test
    void every_named_volume_is_declared() {
        Map<?, ?> declared = (Map<?, ?>) compose.get("volumes");
        services.values().stream()
                .map(it -> (List<?>) it.getOrDefault("volumes", List.of()))
                .flatMap(List::stream)
                .map(it -> ((String) it).split(":")[0])
                .forEach(
                        it ->
                                assertThat(declared.keySet())
                                        .isNotNull()
                                        .map(Object::toString)
                                        .contains(it));
    }
}
