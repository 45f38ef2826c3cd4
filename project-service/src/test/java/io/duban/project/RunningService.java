package io.duban.project;

import static org.awaitility.Awaitility.await;

import io.duban.contracts.event.CalendarEvent;
import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.security.Role;
import io.duban.project.calendar.BusinessDays;
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
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The service on the test stack; it may be stopped and started again over the same data. */
public final class RunningService implements AutoCloseable {

    public static final String OFFICIAL = TestTokens.bearer(Role.OFFICIAL);
    public static final String ADMIN = TestTokens.bearer(Role.ADMIN);

    /** Key of county C1. */
    public static final String COUNTY = TestTokens.bearer(Role.COUNTY, "C1");

    private static final String JSON = "application/json";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** What the service said. */
    public record Answer(int status, Map<String, List<String>> headers, String text) {

        public JsonNode json() {
            return new JsonMapper().readTree(text);
        }

        public List<JsonNode> lines() {
            JsonMapper mapper = new JsonMapper();
            return text.lines().map(mapper::readTree).toList();
        }

        public String header(String name) {
            return headers.get(name).getFirst();
        }

        /** Pointer and code of each fault that is told, such as {@code /title too-long}. */
        public List<String> faults() {
            List<String> faults = new ArrayList<>();
            json().path("errors")
                    .forEach(
                            it ->
                                    faults.add(
                                            it.path("pointer").asString()
                                                    + " "
                                                    + it.path("code").asString()));
            return faults;
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String name;
    private final Map<String, String> settings;
    private ConfigurableApplicationContext context;

    public RunningService(Class<?> test) {
        this(test, Map.of());
    }

    /**
     * @param settings in place of those that the test stack gives
     */
    public RunningService(Class<?> test, Map<String, String> settings) {
        this.name = TestStack.shared().freshName(test);
        this.settings = Map.copyOf(settings);
        start();
    }

    public void start() {
        TestStack stack = TestStack.shared();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("server.port", "0");
        all.put("spring.kafka.bootstrap-servers", stack.bootstrapServers());
        all.put("spring.mongodb.uri", stack.mongoUri());
        all.put("duban.store.database", name);
        all.put("duban.stream.topic-prefix", name + ".");
        all.put("duban.token.secret", TestTokens.SECRET);
        all.put("duban.projects.calendar", "manual");
        all.putAll(settings);
        String[] arguments =
                all.entrySet().stream()
                        .map(it -> "--" + it.getKey() + "=" + it.getValue())
                        .toArray(String[]::new);
        context = SpringApplication.run(ProjectServiceApplication.class, arguments);
    }

    public void stop() {
        context.close();
    }

    /** Ends the days up to and with this one, beginning with the day that is open. */
    public void endDays(String from, String through) {
        List<CalendarEvent> ended = new ArrayList<>();
        LocalDate last = LocalDate.parse(through);
        for (LocalDate day = LocalDate.parse(from); !day.isAfter(last); day = day.plusDays(1)) {
            ended.add(new DayEnded(day));
        }
        bean(EventPublisher.class).publish(ended);
        BusinessDays days = bean(BusinessDays.class);
        await().atMost(LIMIT).until(() -> days.lastEnded().filter(last::equals).isPresent());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public int port() {
        return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    public Answer get(String path) {
        return get(path, OFFICIAL);
    }

    public Answer get(String path, String bearer) {
        return send(request(path, bearer).GET());
    }

    /** What comes for a caller who accepts this type only. */
    public HttpResponse<byte[]> download(String path, String accepted) {
        return exchange(
                request(path, OFFICIAL).header("Accept", accepted).GET(),
                HttpResponse.BodyHandlers.ofByteArray());
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

    public Answer post(String path, Object document) {
        return post(path, JSON, write(document), OFFICIAL);
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

    public Answer post(String path, String contentType, byte[] content) {
        return send(
                request(path, OFFICIAL)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofByteArray(content)));
    }

    /** The value of a metric, zero before it exists. */
    public double metric(String sample) {
        return get("/actuator/prometheus")
                .text()
                .lines()
                .filter(it -> it.startsWith(sample + " "))
                .mapToDouble(it -> Double.parseDouble(it.substring(sample.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    public static String write(Object document) {
        return document instanceof String text
                ? text
                : new JsonMapper().writeValueAsString(document);
    }

    @Override
    public void close() {
        if (context.isActive()) {
            context.close();
        }
    }

    private HttpRequest.Builder request(String path, String bearer) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .header("Authorization", bearer)
                .timeout(LIMIT);
    }

    private Answer send(HttpRequest.Builder request) {
        HttpResponse<String> answer = exchange(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
    }

    private <T> HttpResponse<T> exchange(
            HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
