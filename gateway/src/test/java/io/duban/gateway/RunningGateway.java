package io.duban.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.teststack.TestStack;
import io.duban.teststack.TestTokens;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The gateway on the store of the test stack, and calls to it. */
final class RunningGateway implements AutoCloseable {

    static final String ADMIN = "the-first-administrators-key-of-the-tests";
    static final String PEPPER = "a-pepper-for-tests-of-at-least-32-bytes";
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConfigurableApplicationContext context;

    RunningGateway(String database, String... settings) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--server.port=0",
                                "--spring.mongodb.uri=" + TestStack.shared().mongoUri(),
                                "--duban.store.database=" + database,
                                "--duban.token.secret=" + TestTokens.SECRET,
                                "--duban.keys.admin=" + ADMIN,
                                "--duban.keys.pepper=" + PEPPER));
        arguments.addAll(List.of(settings));
        context = SpringApplication.run(GatewayApplication.class, arguments.toArray(String[]::new));
    }

    /** All four services are played by one. */
    static String[] servedBy(PlayedService service) {
        return List.of("complaint", "project", "ranking", "notification").stream()
                .map(it -> "--duban.routes." + it + "-service=" + service.url())
                .toArray(String[]::new);
    }

    int port() {
        return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    /** A call to be filled in and sent. */
    HttpRequest.Builder call(String path, String key) {
        HttpRequest.Builder call =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                        .timeout(LIMIT);
        return key == null ? call : call.header("Authorization", "Bearer " + key);
    }

    HttpResponse<String> send(HttpRequest.Builder call) {
        try {
            return http.send(call.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
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
        context.close();
    }

    @Override
    public void close() {
        http.shutdownNow();
        context.close();
    }
}
