package io.duban.acceptance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The public API as an outsider sees it: status codes and JSON. An answer that is not as the API
 * page says fails the test.
 */
final class Api {

    /** An answer. */
    record Answer(int status, Map<String, List<String>> headers, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        /** The pointers of a problem's field errors. */
        List<String> pointers() {
            List<String> pointers = new ArrayList<>();
            JsonNode errors = json().get("errors");
            if (errors != null) {
                errors.forEach(it -> pointers.add(it.get("pointer").stringValue()));
            }
            return pointers;
        }
    }

    static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(5);

    private final String url;
    private final String key;
    private final Map<String, String> more;

    Api(String url, String key) {
        this(url, key, Map.of());
    }

    private Api(String url, String key, Map<String, String> more) {
        this.url = url;
        this.key = key;
        this.more = more;
    }

    /** The same as the person who has signed in with that answer. */
    Api asWhomSignedIn(Answer answer) {
        List<String> cookies =
                answer.headers().get("set-cookie").stream().map(it -> it.split(";")[0]).toList();
        String repeated =
                cookies.stream()
                        .filter(it -> it.startsWith("duban-csrf="))
                        .map(it -> it.substring("duban-csrf=".length()))
                        .findFirst()
                        .orElseThrow();
        return new Api(
                url, null, Map.of("Cookie", String.join("; ", cookies), "X-CSRF-Token", repeated));
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer put(String path, Object body) {
        return json("PUT", path, JSON.writeValueAsString(body));
    }

    Answer post(String path, Object body) {
        return json("POST", path, JSON.writeValueAsString(body));
    }

    /** Sends a text as it is, said to be JSON. */
    Answer json(String method, String path, String body) {
        return text(method, path, "application/json", body);
    }

    /** Sends a text as it is under a content type. */
    Answer text(String method, String path, String contentType, String body) {
        return send(
                request(path)
                        .header("Content-Type", contentType)
                        .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends bytes under a content type. */
    Answer bytes(String path, String contentType, byte[] body) {
        return send(
                request(path)
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /**
     * Makes a call as it is told, and leaves it to the caller to compare the answer with the page;
     * of an answer that has no end only the head is read.
     */
    Answer call(String method, String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = request(path);
        headers.forEach(request::header);
        request.method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        try {
            HttpResponse<InputStream> response =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream content = response.body()) {
                boolean endless =
                        response.headers()
                                .firstValue("content-type")
                                .orElse("")
                                .startsWith("text/event-stream");
                return answer(
                        response,
                        endless ? "" : new String(content.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            return new Answer(0, Map.of(), String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends documents, one a line, and returns the verdicts. */
    List<JsonNode> lines(String path, List<?> documents) {
        StringBuilder body = new StringBuilder();
        documents.forEach(it -> body.append(JSON.writeValueAsString(it)).append('\n'));
        Answer answer =
                bytes(
                        path,
                        "application/x-ndjson",
                        body.toString().getBytes(StandardCharsets.UTF_8));
        if (answer.status() != 200) {
            throw new IllegalStateException(path + " answered " + answer);
        }
        return answer.body().lines().map(JSON::readTree).toList();
    }

    /** Every item of a paged list. */
    List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String first = path + (path.contains("?") ? "&" : "?") + "limit=200";
        String next = first;
        while (next != null) {
            Answer answer = get(next);
            if (answer.status() != 200) {
                throw new IllegalStateException(next + " answered " + answer);
            }
            answer.json().get("items").forEach(items::add);
            JsonNode cursor = answer.json().get("next");
            next = cursor == null ? null : first + "&cursor=" + cursor.stringValue();
        }
        return items;
    }

    /** Ends days up to and with {@code through} and waits until all they cause is published. */
    void advance(LocalDate through) throws InterruptedException {
        Answer answer = post("/api/v1/calendar/advance", Map.of("through", through.toString()));
        long deadline = System.nanoTime() + SETTLE_LIMIT.toNanos();
        while (answer.status() == 503 && System.nanoTime() < deadline) {
            Thread.sleep(500);
            answer = post("/api/v1/calendar/advance", Map.of("through", through.toString()));
        }
        if (answer.status() != 202) {
            throw new IllegalStateException("advance answered " + answer);
        }
        awaitSettled(through);
    }

    /** Waits until the resource is there. */
    void awaitThere(String path) throws InterruptedException {
        long deadline = System.nanoTime() + SETTLE_LIMIT.toNanos();
        while (get(path).status() != 200) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(path + " is not there: " + get(path));
            }
            Thread.sleep(100);
        }
    }

    void awaitSettled(LocalDate through) throws InterruptedException {
        long deadline = System.nanoTime() + SETTLE_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            Answer answer = get("/api/v1/calendar");
            if (answer.status() == 200
                    && answer.json().get("settled").booleanValue()
                    && answer.json().get("lastEndedDay").stringValue().equals(through.toString())) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException(through + " has not settled: " + get("/api/v1/calendar"));
    }

    /** The status of an answer that does not end, which is then left. */
    int opens(String path) {
        return checked("GET", path, call("GET", path, Map.of(), new byte[0])).status();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofMinutes(1));
        more.forEach(builder::header);
        return key == null ? builder : builder.header("Authorization", "Bearer " + key);
    }

    private static Answer answer(HttpResponse<?> response, String body) {
        return new Answer(response.statusCode(), response.headers().map(), body);
    }

    private static Answer checked(String method, String path, Answer answer) {
        PageCheck.current()
                .fault(method, path, answer)
                .ifPresent(
                        it -> {
                            throw new AssertionError(it);
                        });
        return answer;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            URI called = response.request().uri();
            String query = called.getRawQuery() == null ? "" : "?" + called.getRawQuery();
            return checked(
                    response.request().method(),
                    called.getRawPath() + query,
                    answer(response, response.body()));
        } catch (IOException e) {
            return new Answer(0, Map.of(), String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
