package io.duban.teststack;

import io.duban.contracts.event.Topic;
import io.duban.kit.security.Role;
import io.duban.kit.topic.Topics;

import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.KafkaTemplate;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A service on the test stack and calls to it over HTTP. It may be stopped and started again over
 * the same data. What one service's tests need beyond that stands in a subclass beside them.
 */
public class RunningApplication implements AutoCloseable {

    public static final String OFFICIAL = TestTokens.bearer(Role.OFFICIAL);
    public static final String ADMIN = TestTokens.bearer(Role.ADMIN);
    public static final String HOTLINE = TestTokens.bearer(Role.HOTLINE);

    private static final String JSON = "application/json";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final Class<?> application;
    private final Map<String, String> settings;
    private ConfigurableApplicationContext context;

    /**
     * Starts it.
     *
     * @param name names database and topics; the same name continues what was there
     * @param settings beyond those that the test stack gives, and in place of them
     */
    public RunningApplication(Class<?> application, String name, Map<String, String> settings) {
        this.application = application;
        this.settings = onTheStack(name);
        this.settings.putAll(settings);
        start();
    }

    /** Settings of words such as {@code --duban.stream.ring=100}. */
    public static Map<String, String> settings(String... words) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (!word.startsWith("--") || equals < 0) {
                throw new IllegalArgumentException("'" + word + "' is not --name=value");
            }
            settings.put(word.substring(2, equals), word.substring(equals + 1));
        }
        return settings;
    }

    public final void start() {
        String[] arguments =
                settings.entrySet().stream()
                        .map(it -> "--" + it.getKey() + "=" + it.getValue())
                        .toArray(String[]::new);
        context = SpringApplication.run(application, arguments);
        context.getBeanProvider(Topics.class).ifAvailable(this::awaitTopics);
    }

    /** On a busy machine a producer hears of new topics later than it waits for them. */
    private void awaitTopics(Topics topics) {
        KafkaTemplate<?, ?> kafka = context.getBean(KafkaTemplate.class);
        for (Topic topic : Topic.values()) {
            Awaitility.await()
                    .atMost(LIMIT)
                    .ignoreExceptions()
                    .until(() -> !kafka.partitionsFor(topics.name(topic)).isEmpty());
        }
    }

    public void stop() {
        context.close();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public Answer get(String path) {
        return get(path, OFFICIAL);
    }

    public Answer get(String path, String bearer) {
        return send(request(path, bearer).GET());
    }

    public Answer put(String path, Object document) {
        return put(path, document, OFFICIAL);
    }

    public Answer put(String path, Object document, String bearer) {
        return send(
                request(path, bearer)
                        .header("Content-Type", JSON)
                        .PUT(BodyPublishers.ofString(write(document))));
    }

    public Answer delete(String path) {
        return send(request(path, OFFICIAL).DELETE());
    }

    public Answer post(String path, Object document, String bearer) {
        return post(path, JSON, write(document), bearer);
    }

    public Answer post(String path, String contentType, String body, String bearer) {
        return send(
                request(path, bearer)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString(body)));
    }

    /** The value of a metric, zero before it exists. */
    public double metric(String sample) {
        return get("/actuator/prometheus")
                .body()
                .lines()
                .filter(it -> it.startsWith(sample + " "))
                .mapToDouble(it -> Double.parseDouble(it.substring(sample.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    /** A call that says nothing of who calls, to be filled in and sent. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(LIMIT);
    }

    public HttpRequest.Builder request(String path, String bearer) {
        return request(path).header("Authorization", bearer);
    }

    public Answer send(HttpRequest.Builder request) {
        HttpResponse<String> answer = exchange(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
    }

    public <T> HttpResponse<T> exchange(
            HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A text as it is, anything else as JSON. */
    public static String write(Object document) {
        return document instanceof String text ? text : MAPPER.writeValueAsString(document);
    }

    @Override
    public void close() {
        http.shutdownNow();
        if (context.isActive()) {
            context.close();
        }
    }

    private static Map<String, String> onTheStack(String name) {
        TestStack stack = TestStack.shared();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.port", "0");
        settings.put("spring.kafka.bootstrap-servers", stack.bootstrapServers());
        settings.put("spring.mongodb.uri", stack.mongoUri());
        settings.put("duban.store.database", name);
        settings.put("duban.stream.topic-prefix", name + ".");
        settings.put("duban.token.secret", TestTokens.SECRET);
        return settings;
    }
}
