package io.duban.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.teststack.RunningApplication;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The gateway on the store of the test stack, and calls to it. */
final class RunningGateway implements AutoCloseable {

    static final String ADMIN = "the-first-administrators-key-of-the-tests";
    static final String PEPPER = "a-pepper-for-tests-of-at-least-32-bytes";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final RunningApplication application;

    RunningGateway(String database, String... settings) {
        Map<String, String> all =
                RunningApplication.settings(
                        "--duban.keys.admin=" + ADMIN, "--duban.keys.pepper=" + PEPPER);
        all.putAll(RunningApplication.settings(settings));
        application = new RunningApplication(GatewayApplication.class, database, all);
    }

    /**
     * All four services are played by one.
     *
     * @param more what is set besides
     */
    static String[] servedBy(PlayedService service, String... more) {
        Stream<String> routes =
                Stream.of("complaint", "project", "ranking", "notification")
                        .map(it -> "--duban.routes." + it + "-service=" + service.url());
        return Stream.concat(routes, Stream.of(more)).toArray(String[]::new);
    }

    int port() {
        return application.port();
    }

    /** A call to be filled in and sent. */
    HttpRequest.Builder call(String path, String key) {
        HttpRequest.Builder call = application.request(path);
        return key == null ? call : call.header("Authorization", "Bearer " + key);
    }

    HttpResponse<String> send(HttpRequest.Builder call) {
        return application.exchange(call, BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, String key) {
        return send(call(path, key));
    }

    HttpResponse<String> post(String path, String key, String json) {
        return send(
                call(path, key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> delete(String path, String key) {
        return send(call(path, key).DELETE());
    }

    /** Makes a key of a role; its answer. */
    JsonNode makeKey(String name, String role, String body) {
        String scope = body == null ? "" : ",\"body\":\"" + body + "\"";
        HttpResponse<String> answer =
                post(
                        "/api/v1/keys",
                        ADMIN,
                        "{\"name\":\"" + name + "\",\"role\":\"" + role + "\"" + scope + "}");
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    String keyOf(String role) {
        return makeKey("key of a " + role, role, null).get("key").stringValue();
    }

    static JsonNode json(HttpResponse<String> answer) {
        return MAPPER.readTree(answer.body());
    }

    /** The answer is a problem of that status in the form of API.md. */
    static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        JsonNode problem = json(answer);
        for (String member : List.of("type", "title", "detail", "instance")) {
            assertThat(problem.get(member)).as(member + " of " + answer.body()).isNotNull();
        }
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Exception", "\tat ");
    }

    void stop() {
        application.stop();
    }

    @Override
    public void close() {
        application.close();
    }
}
