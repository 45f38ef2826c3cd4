package io.duban.local.demo;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The public API as an outsider calls it. */
public final class DubanClient {

    private static final Duration CALL = Duration.ofSeconds(30);
    private static final Duration STREAM = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(100);

    /** For how long what is too busy or away for the moment is asked again. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Set<Integer> LATER = Set.of(429, 503);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int PIPE = 1 << 16;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final JsonMapper json = new JsonMapper();
    private final String url;
    private final String key;

    public DubanClient(String url, String key) {
        this.url = url;
        this.key = key;
    }

    /** Reads a resource. */
    public JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    /** Reads a resource in another form than JSON. */
    public byte[] bytes(String path, String mediaType) {
        HttpRequest request = request(path).header("Accept", mediaType).GET().build();
        HttpResponse<byte[]> response = sent(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    path
                            + " answered "
                            + response.statusCode()
                            + ": "
                            + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body();
    }

    /** Sends a document. */
    public JsonNode post(String path, Object body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                        .build());
    }

    /** Changes a resource. */
    public JsonNode patch(String path, Object change) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .method(
                                "PATCH",
                                HttpRequest.BodyPublishers.ofString(
                                        json.writeValueAsString(change)))
                        .build());
    }

    /** Puts a document in its place. */
    public JsonNode put(String path, Object body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                        .build());
    }

    /**
     * Streams documents, one a line, and hands over each line of the answer as it comes.
     *
     * @param documents read while the answer already flows
     */
    public void stream(String path, Iterator<?> documents, Consumer<JsonNode> verdicts) {
        try {
            PipedOutputStream sending = new PipedOutputStream();
            PipedInputStream body = new PipedInputStream(sending, PIPE);
            AtomicReference<IOException> fault = new AtomicReference<>();
            Thread.ofVirtual().start(() -> write(documents, sending, fault));
            HttpRequest request =
                    request(path)
                            .timeout(STREAM)
                            .header("Content-Type", "application/x-ndjson")
                            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
                            .build();
            HttpResponse<InputStream> response =
                    http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                if (response.statusCode() != 200) {
                    throw new IllegalStateException(
                            path + " answered " + response.statusCode() + ": " + lines.readLine());
                }
                lines.lines().filter(it -> !it.isBlank()).map(json::readTree).forEach(verdicts);
            }
            if (fault.get() != null) {
                throw fault.get();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /**
     * Ends every business day up to and with {@code through}, and waits until all that they cause
     * has been published.
     */
    public void advance(LocalDate through, Duration longest) {
        post("/api/v1/calendar/advance", Map.of("through", through.toString()));
        long deadline = System.nanoTime() + longest.toNanos();
        while (!settled(get("/api/v1/calendar"), through)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(through + " has not settled within " + longest);
            }
            pause(POLL);
        }
    }

    /** Waits until the resource is there. */
    public void awaitThere(String path, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (status(path) != 200) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(path + " is not there within " + longest);
            }
            pause(POLL);
        }
    }

    private int status(String path) {
        return sent(request(path).GET().build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static boolean settled(JsonNode calendar, LocalDate through) {
        JsonNode last = calendar.get("lastEndedDay");
        return calendar.get("settled").booleanValue()
                && last != null
                && !last.isNull()
                && !LocalDate.parse(last.stringValue()).isBefore(through);
    }

    private void write(
            Iterator<?> documents, OutputStream sending, AtomicReference<IOException> fault) {
        try (sending) {
            StringBuilder lines = new StringBuilder(PIPE);
            while (documents.hasNext()) {
                lines.append(json.writeValueAsString(documents.next())).append('\n');
                if (lines.length() > PIPE / 2 || !documents.hasNext()) {
                    sending.write(lines.toString().getBytes(StandardCharsets.UTF_8));
                    lines.setLength(0);
                }
            }
        } catch (IOException e) {
            fault.set(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(CALL)
                .header("Authorization", "Bearer " + key);
    }

    private JsonNode send(HttpRequest request) {
        HttpResponse<String> response = sent(request, HttpResponse.BodyHandlers.ofString());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        // Every call accepts a retry, so that one that was heard after all does no harm.
        while (LATER.contains(response.statusCode()) && System.nanoTime() < deadline) {
            pause(PAUSE);
            response = sent(request, HttpResponse.BodyHandlers.ofString());
        }
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    "%s %s answered %d: %s"
                            .formatted(
                                    request.method(),
                                    request.uri().getPath(),
                                    response.statusCode(),
                                    response.body()));
        }
        return json.readTree(response.body());
    }

    private <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> form) {
        try {
            return http.send(request, form);
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
