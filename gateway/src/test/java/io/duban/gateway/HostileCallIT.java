package io.duban.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

/** Calls that are too large, malformed or made to go where they may not. */
class HostileCallIT {

    private static PlayedService service;
    private static RunningGateway gateway;
    private static String hotline;

    @BeforeAll
    static void start() {
        service = new PlayedService("hostile");
        gateway =
                new RunningGateway(
                        TestStack.shared().freshName(HostileCallIT.class),
                        RunningGateway.servedBy(service));
        hotline = gateway.keyOf("hotline");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    @Test
    void a_call_that_is_too_large_is_refused_whether_it_says_so_or_not() {
        byte[] tooMuch = new byte[(1 << 20) + 1];
        int before = service.calls().size();

        RunningGateway.assertProblem(
                gateway.send(
                        gateway.call("/api/v1/complaints", hotline)
                                .POST(BodyPublishers.ofByteArray(tooMuch))),
                413);
        RunningGateway.assertProblem(
                gateway.send(
                        gateway.call("/api/v1/complaints", hotline)
                                .POST(
                                        BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(tooMuch)))),
                413);
        assertThat(service.calls()).hasSize(before);
    }

    @Test
    void a_call_just_within_the_limit_passes() {
        byte[] enough = new byte[1 << 20];

        HttpResponse<String> answer =
                gateway.send(
                        gateway.call("/api/v1/complaints", hotline)
                                .POST(
                                        BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(enough))));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(service.last().body()).hasSize(enough.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/../../actuator/prometheus",
                "/api/v1/notices/../../../actuator/prometheus",
                "/api/v1/notices/%2e%2e/keys",
                "/api/v1/notices%2F..%2Fkeys",
                "/api/v1/notices/a%2Fb",
                "/api/v1/notices/a%5Cb",
                "/api/v1//keys",
                "/api/v1/notices;x=/../keys",
                "/api/v1/notices/%00",
                "/api/v1/notices/%c0%ae%c0%ae/keys",
                "//actuator/prometheus",
                "http://evil.example/api/v1/unknown"
            })
    void a_path_that_plays_tricks_reaches_nobody(String path) throws IOException {
        int before = service.calls().size();

        try (Wire wire = new Wire(gateway.port())) {
            wire.send(
                    "GET " + path + " HTTP/1.1",
                    "Host: gateway",
                    "Connection: close",
                    "Authorization: Bearer " + hotline,
                    "");
            assertThat(wire.status()).isBetween(400, 404);
            assertThat(wire.rest()).doesNotContain("Exception", "\tat ", "jvm_", "Tomcat");
        }

        assertThat(service.calls()).hasSize(before);
    }

    @Test
    void headers_beyond_their_limit_are_refused() throws IOException {
        try (Wire wire = new Wire(gateway.port())) {
            wire.send(
                    "GET /api/v1/notices HTTP/1.1",
                    "Host: gateway",
                    "Authorization: Bearer " + hotline,
                    "X-Much: " + "x".repeat(20_000),
                    "");
            assertThat(wire.status()).isBetween(400, 431);
            assertThat(wire.rest()).doesNotContain("Exception", "\tat ", "Tomcat");
        }
    }

    @Test
    void a_length_that_contradicts_the_chunks_is_no_way_to_smuggle_a_call() throws IOException {
        int before = service.calls().size();
        try (Wire wire = new Wire(gateway.port())) {
            wire.send(
                    "POST /api/v1/complaints HTTP/1.1",
                    "Host: gateway",
                    "Authorization: Bearer " + hotline,
                    "Content-Length: 4",
                    "Transfer-Encoding: chunked",
                    "",
                    "0",
                    "",
                    "GET /api/v1/complaints/smuggled HTTP/1.1",
                    "Host: gateway",
                    "");
            wire.status();
        }

        assertThat(service.calls().subList(before, service.calls().size()))
                .noneMatch(it -> it.uri().getPath().contains("smuggled"));
    }

    @Test
    void a_method_that_the_gateway_does_not_know_at_its_own_resources_is_refused() {
        for (String key : List.of(RunningGateway.ADMIN, hotline)) {
            for (String method : List.of("PATCH", "PUT", "DELETE", "OPTIONS")) {
                HttpResponse<String> answer = own(method, "/api/v1/keys", key);
                RunningGateway.assertProblem(answer, 405);
                assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, POST");
            }
            HttpResponse<String> one = own("GET", "/api/v1/keys/none", key);
            RunningGateway.assertProblem(one, 405);
            assertThat(one.headers().firstValue("Allow")).contains("DELETE");
            RunningGateway.assertProblem(own("GET", "/api/v1/keys/none/none", key), 404);
            RunningGateway.assertProblem(own("GET", "/api/v1/nothing", key), 404);
            RunningGateway.assertProblem(own("POST", "/api/v1/nothing", key), 404);
        }
        RunningGateway.assertProblem(own("GET", "/api/v1/keys", hotline), 403);
        assertThat(own("HEAD", "/api/v1/keys", hotline).statusCode()).isEqualTo(403);
        assertThat(own("HEAD", "/api/v1/keys", RunningGateway.ADMIN).statusCode()).isEqualTo(200);
        RunningGateway.assertProblem(own("PATCH", "/api/v1/keys", null), 401);
        RunningGateway.assertProblem(own("GET", "/api/v1/nothing", null), 401);
    }

    @Test
    void a_slip_in_the_query_of_the_gateways_own_list_is_named() {
        HttpResponse<String> answer = own("GET", "/api/v1/keys?role=admin", RunningGateway.ADMIN);

        RunningGateway.assertProblem(answer, 422);
        assertThat(answer.body()).contains("\"/role\"", "[cursor, limit]");
    }

    private static HttpResponse<String> own(String method, String path, String key) {
        return gateway.send(gateway.call(path, key).method(method, BodyPublishers.noBody()));
    }
}
