package io.duban.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is no call at all is told so as a problem, by whoever finds it out first. */
class MalformedCallIT {

    private static final String COMPLAINTS = "/api/v1/complaints";
    private static PlayedService service;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        service = new PlayedService("malformed");
        gateway =
                new RunningGateway(
                        TestStack.shared().freshName(MalformedCallIT.class),
                        RunningGateway.servedBy(service));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "state=%ED%A0%80, /state",
        "limit=%ED%BF%BF, /limit",
        "cursor=a%ED%A0%80b, /cursor",
        "county=%ff, /county",
        "county=%c0%ae, /county",
        "month=%00, /month",
        "month=a%7f, /month",
        "status=%C2%85, /status",
        "status=%E2%80%AE, /status",
        "status=%zz, /status",
        "status=%2, /status",
        "limit=1&a~%2Fb=%00, /a~0~1b"
    })
    void a_value_that_no_document_may_hold_is_refused_by_name(String query, String pointer)
            throws IOException {
        int before = service.calls().size();

        JsonNode problem = problem(422, get(COMPLAINTS + "?" + query));

        assertThat(problem.get("errors").get(0).get("pointer").stringValue()).isEqualTo(pointer);
        assertThat(service.calls()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%186=1", "%00a=1", "a%ED%A0%80=1", "%zz", "%ff=1", "%E2%81%A6", "=1"})
    void a_parameter_whose_name_is_none_is_malformed(String query) throws IOException {
        problem(400, get(COMPLAINTS + "?" + query));
        problem(400, get("/api/v1/events/stream?" + query));
        problem(400, get("/api/v1/keys?" + query));
        problem(400, get("/docs?" + query));
    }

    @Test
    void more_parameters_than_any_call_has_are_refused() throws IOException {
        String many =
                IntStream.range(0, 1_500).mapToObj(it -> "a" + it).collect(Collectors.joining("&"));

        problem(400, get(COMPLAINTS + "?" + many));
    }

    @Test
    void names_beyond_the_first_plane_and_empty_pairs_pass() throws IOException {
        try (Wire wire = get(COMPLAINTS + "?&&%F0%A0%80%80=%F0%9F%98%80&&x=")) {
            assertThat(wire.status()).isEqualTo(200);
        }
        assertThat(service.last().uri().getRawQuery()).contains("%F0%A0%80%80=%F0%9F%98%80");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%ED%A0%80",
                "%00",
                "%ff",
                "a%0ab",
                "%",
                "%zz",
                "[x]",
                "{x}",
                "a%2Fb",
                "a;b=c",
                "|"
            })
    void a_path_that_is_none_is_malformed(String end) throws IOException {
        problem(400, get(COMPLAINTS + "/" + end));
        problem(400, get("/schemas/" + end));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-督办: 1",
                "X-A\u0001: 1",
                "X-A: 督办",
                "X-A: a\u0001b",
                "X-A: a\u0000b",
                "X-A: 😀",
                "User-Agent: 督办",
                "Accept: x/督",
                "Content-Length: abc",
                "Content-Length: -1",
                "Host: second",
                "NoColon"
            })
    void a_header_that_is_none_is_malformed(String header) throws IOException {
        problem(400, get(COMPLAINTS, header));
        problem(400, get("/api/v1/events/stream", header));
    }

    @Test
    void what_the_container_refuses_is_a_problem_as_well() throws IOException {
        problem(400, get(COMPLAINTS, "X-Much: " + "x".repeat(20_000)));
        problem(400, raw("GET"));
        problem(400, raw("GET / FOO/9"));
        problem(505, raw("GET / HTTP/2.0"));
        problem(400, raw("G\u0000T / HTTP/1.1"));
        problem(501, raw("CONNECT x:1 HTTP/1.1", "Host: x"));
        problem(400, raw("GET " + COMPLAINTS + " HTTP/1.1"));
        problem(400, raw("GET " + COMPLAINTS + "?x=督 HTTP/1.1", "Host: x"));
        problem(417, get(COMPLAINTS, "Expect: banana"));
        problem(400, get(COMPLAINTS, "Content-Length: 3", "Content-Length: 4"));
        problem(400, raw("GET /api/v1/投诉 HTTP/1.1", "Host: x"));
        problem(400, raw("GET " + COMPLAINTS + " HTTP/1.1", "Host: a b"));
        problem(400, raw("GET " + COMPLAINTS + " HTTP/1.1", "Host: x", "Host: y"));
    }

    private static Wire get(String path, String... headers) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("GET " + path + " HTTP/1.1");
        lines.add("Host: gateway");
        lines.add("Authorization: Bearer " + RunningGateway.ADMIN);
        lines.addAll(List.of(headers));
        return raw(lines.toArray(String[]::new));
    }

    private static Wire raw(String... lines) throws IOException {
        List<String> all = new ArrayList<>(List.of(lines));
        if (lines.length > 1) {
            all.add("Connection: close");
        }
        all.add("");
        return new Wire(gateway.port()).send(all.toArray(String[]::new));
    }

    private static JsonNode problem(int status, Wire answer) throws IOException {
        try (answer) {
            Wire.Whole whole = answer.whole();
            assertThat(whole.status()).as(whole.body()).isEqualTo(status);
            assertThat(whole.header("Content-Type")).startsWith("application/problem+json");
            JsonNode problem = new JsonMapper().readTree(whole.body());
            assertThat(problem.get("status").intValue()).isEqualTo(status);
            assertThat(problem.get("title").stringValue()).isNotBlank();
            assertThat(whole.body()).doesNotContain("Exception", "\tat ", "Tomcat", "<html");
            return problem;
        }
    }
}
