package io.duban.notification;

import io.duban.kit.event.EventPublisher;
import io.duban.kit.security.Role;
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
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The service on the test stack; it may be stopped and started again over the same data. */
final class RunningService implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper mapper = new JsonMapper();
    private final String name;
    private final String[] settings;
    private ConfigurableApplicationContext context;

    RunningService(String name, String... settings) {
        this.name = name;
        this.settings = settings;
        start();
    }

    void start() {
        TestStack stack = TestStack.shared();
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--server.port=0",
                                "--spring.kafka.bootstrap-servers=" + stack.bootstrapServers(),
                                "--spring.mongodb.uri=" + stack.mongoUri(),
                                "--duban.store.database=" + name,
                                "--duban.stream.topic-prefix=" + name + ".",
                                "--duban.token.secret=" + TestTokens.SECRET));
        arguments.addAll(Arrays.asList(settings));
        context =
                SpringApplication.run(
                        NotificationApplication.class, arguments.toArray(String[]::new));
    }

    void stop() {
        context.close();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    EventPublisher publisher() {
        return bean(EventPublisher.class);
    }

    int port() {
        return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    JsonNode json(String path) {
        HttpResponse<String> answer = get(path, TestTokens.bearer(Role.OFFICIAL), "*/*");
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return mapper.readTree(answer.body());
    }

    HttpResponse<String> get(String path, String bearer, String accept) {
        try {
            return http.send(
                    request(path, bearer).header("Accept", accept).timeout(LIMIT).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path, String bearer) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .header("Authorization", bearer);
    }

    HttpClient http() {
        return http;
    }

    @Override
    public void close() {
        if (context.isActive()) {
            context.close();
        }
    }
}
