package io.duban.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.EventType;
import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;

/** The schemas lie where every event's {@code dataschema} says, and so does what they refer to. */
class SchemasIT {

    private static PlayedService service;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        service = new PlayedService("any");
        gateway =
                new RunningGateway(
                        TestStack.shared().freshName(SchemasIT.class),
                        RunningGateway.servedBy(service));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    @ParameterizedTest
    @EnumSource
    void every_type_has_its_schema_and_every_reference_its_target(EventType type) {
        String path = "/schemas/" + type.wire() + ".json";
        HttpResponse<String> answer = gateway.get(path, null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/schema+json");
        JsonNode schema = RunningGateway.json(answer);
        assertThat(schema.get("$id").stringValue()).isEqualTo(path);
        assertThat(schema.findValuesAsString("$ref"))
                .allSatisfy(
                        it -> {
                            URI target = URI.create(path).resolve(it);
                            JsonNode found =
                                    RunningGateway.json(gateway.get(target.getPath(), null));
                            assertThat(found.at(target.getFragment()).isMissingNode())
                                    .as(it)
                                    .isFalse();
                        });
    }

    @Test
    void what_they_share_refers_to_itself_only() {
        JsonNode common = RunningGateway.json(gateway.get("/schemas/common.json", null));

        assertThat(common.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(
                        it -> {
                            assertThat(it).startsWith("#/$defs/");
                            assertThat(common.at(it.substring(1)).isMissingNode()).isFalse();
                        });
    }

    @Test
    void the_index_names_every_type() {
        JsonNode index = RunningGateway.json(gateway.get("/schemas", null));

        assertThat(index.get("items").valueStream().map(it -> it.get("type").stringValue()))
                .containsExactlyElementsOf(
                        Arrays.stream(EventType.values()).map(EventType::wire).toList());
        assertThat(index.get("items").valueStream().map(it -> it.get("schema").stringValue()))
                .allSatisfy(it -> assertThat(gateway.get(it, null).statusCode()).isEqualTo(200));
    }

    @Test
    void whoever_has_it_is_told_so() {
        String path = "/schemas/duban.escalation.raised.v1.json";
        String tag = gateway.get(path, null).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again =
                gateway.send(gateway.call(path, null).header("If-None-Match", tag));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/schemas/duban.escalation.raised.v1",
                "/schemas/duban.escalation.raised.v2.json",
                "/schemas/application.yml",
                "/schemas/common.JSON",
                "/schemas/release/common.json",
                "/schemas/"
            })
    void what_there_is_not_is_a_problem(String path) {
        RunningGateway.assertProblem(gateway.get(path, null), 404);
    }

    @Test
    void there_is_no_way_out_of_the_folder() {
        for (String path :
                List.of(
                        "/schemas/..%2fapplication.yml",
                        "/schemas/%2e%2e/application.yml",
                        "/schemas/%2e%2e%2fapplication.yml",
                        "/schemas/..%5capplication.yml",
                        "/schemas/..;/application.yml",
                        "/schemas/common.json%00.yml")) {
            HttpResponse<String> answer = gateway.get(path, null);

            assertThat(answer.statusCode()).as(path).isIn(400, 404);
            assertThat(answer.body()).as(path).doesNotContain("spring:");
        }
    }
}
