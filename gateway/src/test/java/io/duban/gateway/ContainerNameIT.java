package io.duban.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

/** Gateway and services under the names of containers, which may have an underscore. */
class ContainerNameIT {

    private static PlayedService service;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        service = new PlayedService("container");
        gateway =
                new RunningGateway(
                        TestStack.shared().freshName(ContainerNameIT.class),
                        Stream.of(RunningGateway.servedBy(service))
                                .map(it -> it.replace("127.0.0.1", "duban_service_1"))
                                .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    @Test
    void calls_and_streams_go_to_a_service_of_such_a_name() {
        HttpResponse<String> call = gateway.get("/api/v1/complaints?limit=1", RunningGateway.ADMIN);
        HttpResponse<String> stream =
                gateway.send(
                        gateway.call("/api/v1/complaints/batch", RunningGateway.ADMIN)
                                .header("Content-Type", "application/x-ndjson")
                                .POST(BodyPublishers.ofString("{}")));

        assertThat(call.statusCode()).as(call.body()).isEqualTo(200);
        assertThat(stream.statusCode()).as(stream.body()).isEqualTo(200);
        assertThat(service.calls())
                .extracting(it -> it.uri().toString())
                .containsExactly("/api/v1/complaints?limit=1", "/api/v1/complaints/batch");
    }

    @Test
    void a_key_is_made_for_what_the_register_behind_such_a_name_knows() {
        service.registers("county", "C1", "city/county/C1", null);

        HttpResponse<String> made =
                gateway.post(
                        "/api/v1/keys",
                        RunningGateway.ADMIN,
                        "{\"name\":\"x\",\"role\":\"county\",\"body\":\"C0\"}");

        assertThat(made.statusCode()).as(made.body()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"duban_gateway", "duban_gateway:8080", "_", "a_b.c_d", "my-gateway_1:80"})
    void the_gateway_is_called_by_such_a_name(String host) throws IOException {
        assertThat(status("Host: " + host)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b_c", "a_b:80_80", "a_b:x", "[::_1]", "a_b@c", "a_b/c", "a_督"})
    void what_is_no_host_is_refused_with_an_underscore_too(String host) throws IOException {
        assertThat(status("Host: " + host)).isEqualTo(400);
    }

    private static int status(String host) throws IOException {
        try (Wire wire = new Wire(gateway.port())) {
            wire.send(
                    "GET /api/v1/complaints HTTP/1.1",
                    host,
                    "Connection: close",
                    "Authorization: Bearer " + RunningGateway.ADMIN,
                    "");
            return wire.status();
        }
    }
}
