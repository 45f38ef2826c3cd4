package io.duban.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;

import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

class StreamIT {

    private static final String BATCH = "/api/v1/complaints/batch";
    private static final String IMPORT = "/api/v1/estates/import";
    private static final String NDJSON = "application/x-ndjson";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration PROMISED = Duration.ofSeconds(5);

    private static PlayedService service;
    private static RunningGateway gateway;
    private static String hotline;

    @BeforeAll
    static void start() {
        service = new PlayedService("stream");
        String name = TestStack.shared().freshName(StreamIT.class);
        gateway = new RunningGateway(name, settings());
        hotline = gateway.keyOf("hotline");
    }

    private static String[] settings() {
        return RunningGateway.servedBy(service, "--duban.routes.stream=3s");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    @Test
    void a_verdict_arrives_before_the_next_line_is_sent() throws IOException {
        service.answers(StreamIT::echoLines);

        try (Wire wire = new Wire(gateway.port()).beginPost(BATCH, NDJSON, hotline)) {
            wire.chunk("one\n");
            assertThat(wire.status()).isEqualTo(200);
            assertThat(wire.answeredChunk()).isEqualTo("seen one\n");
            wire.chunk("two\n");
            assertThat(wire.answeredChunk()).isEqualTo("seen two\n");
            wire.lastChunk();
            assertThat(wire.answeredChunk()).isEmpty();
        }
    }

    @Test
    void a_connection_serves_one_stream_after_the_other() throws IOException {
        service.answers(StreamIT::echoLines);

        try (Wire wire = new Wire(gateway.port())) {
            for (int i = 0; i < 3; i++) {
                wire.beginPost(BATCH, NDJSON, hotline).chunk("line\n");
                assertThat(wire.status()).isEqualTo(200);
                assertThat(wire.answeredChunk()).isEqualTo("seen line\n");
                wire.lastChunk();
                assertThat(wire.answeredChunk()).isEmpty();
            }
        }
    }

    /**
     * The caller reads while it sends: one that reads only afterwards depends on how much the
     * buffers between hold, which is not the gateway's to promise.
     */
    @Test
    void a_stream_far_beyond_the_limit_of_calls_goes_through_whole() throws IOException {
        service.answers(StreamIT::echoLines);
        int chunks = 3_000;
        String line = "x".repeat(150);
        String chunk = (line + "\n").repeat(100);

        try (Wire wire = new Wire(gateway.port()).beginPost(IMPORT, "text/csv", hotline)) {
            CompletableFuture<Void> sent =
                    CompletableFuture.runAsync(() -> send(wire, chunk, chunks));
            assertThat(wire.status()).isEqualTo(200);
            StringBuilder answer = new StringBuilder();
            String next = wire.answeredChunk();
            while (!next.isEmpty()) {
                answer.append(next);
                next = wire.answeredChunk();
            }

            assertThat(sent).succeedsWithin(SOON);
            assertThat(answer.toString().lines())
                    .hasSize(chunks * 100)
                    .containsOnly("seen " + line);
        }
    }

    private static void send(Wire wire, String chunk, int times) {
        try {
            for (int i = 0; i < times; i++) {
                wire.chunk(chunk);
            }
            wire.lastChunk();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_listener_gets_each_event_as_it_happens_and_its_leaving_is_noticed() throws IOException {
        CompletableFuture<Void> left = new CompletableFuture<>();
        service.answers(exchange -> beatUntilLeft(exchange, left));

        try (Wire wire = listen()) {
            assertThat(wire.status()).isEqualTo(200);
            assertThat(wire.answeredChunk()).isEqualTo(": beat\n\n");
            assertThat(wire.answeredChunk()).isEqualTo(": beat\n\n");
        }

        await().atMost(SOON).until(left::isDone);
    }

    @Test
    void what_a_service_breaks_off_ends_without_an_end() throws IOException {
        service.answers(
                exchange -> {
                    exchange.sendResponseHeaders(200, 1_000);
                    exchange.getResponseBody().write("half".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    throw new IOException("the service dies");
                });

        try (Wire wire = listen()) {
            assertThat(wire.status()).isEqualTo(200);
            assertThat(wire.answeredChunk()).isEqualTo("half");
            assertThatThrownBy(wire::answeredChunk).isInstanceOf(IOException.class);
        }
    }

    @Test
    void what_a_caller_breaks_off_is_no_whole_request_for_the_service() throws IOException {
        AtomicReference<String> ending = new AtomicReference<>();
        service.answers(
                exchange -> {
                    try {
                        exchange.getRequestBody().readAllBytes();
                        ending.set("whole");
                    } catch (IOException e) {
                        ending.set("broken");
                        throw e;
                    }
                });

        try (Wire wire = new Wire(gateway.port()).beginPost(BATCH, NDJSON, hotline)) {
            wire.chunk("E1,estate,S1,12");
        }

        await().atMost(SOON).until(() -> ending.get() != null);
        assertThat(ending.get()).isEqualTo("broken");
    }

    @Test
    void a_refusal_is_answered_while_the_caller_is_still_sending() throws IOException {
        service.answers(
                exchange -> PlayedService.respond(exchange, 403, "application/problem+json", "{}"));

        try (Wire wire = new Wire(gateway.port()).beginPost(BATCH, NDJSON, hotline)) {
            wire.chunk("one\n");
            assertThat(wire.status()).isEqualTo(403);
            assertThat(wire.answeredChunk()).isEqualTo("{}");
            assertThat(wire.answeredChunk()).isEmpty();
        }
    }

    @Test
    void a_stream_in_which_nothing_moves_is_given_up() throws IOException {
        CompletableFuture<Void> over = new CompletableFuture<>();
        service.answers(exchange -> over.join());

        try (Wire wire = listen()) {
            assertThat(wire.status()).isEqualTo(503);
        } finally {
            over.complete(null);
        }
    }

    @Test
    void a_key_that_is_taken_back_hears_nothing_more_wherever_it_was_taken() throws IOException {
        String name = TestStack.shared().freshName(StreamIT.class);
        service.answers(exchange -> beatUntilLeft(exchange, new CompletableFuture<>()));
        try (RunningGateway one = new RunningGateway(name, RunningGateway.servedBy(service));
                RunningGateway other = new RunningGateway(name, RunningGateway.servedBy(service))) {
            JsonNode made = one.makeKey("short-lived", "subscriber", null);
            String kept = one.keyOf("subscriber");
            try (Wire wire = new Wire(one.port());
                    Wire neighbour = new Wire(one.port())) {
                wire.send(listening(made.get("key").stringValue()));
                neighbour.send(listening(kept));
                assertThat(wire.status()).isEqualTo(200);
                assertThat(neighbour.status()).isEqualTo(200);

                String path = "/api/v1/keys/" + made.get("id").stringValue();
                assertThat(other.delete(path, RunningGateway.ADMIN).statusCode()).isEqualTo(204);
                long taken = System.nanoTime();

                String beat = wire.answeredChunk();
                while (!beat.isEmpty()) {
                    assertThat(Duration.ofNanos(System.nanoTime() - taken)).isLessThan(PROMISED);
                    beat = wire.answeredChunk();
                }
                assertThat(neighbour.answeredChunk()).isEqualTo(": beat\n\n");
            }
        }
    }

    @Test
    void a_key_that_is_taken_back_sends_nothing_more() throws IOException {
        service.answers(StreamIT::echoLines);
        JsonNode made = gateway.makeKey("short-lived", "hotline", null);

        try (Wire wire =
                new Wire(gateway.port()).beginPost(BATCH, NDJSON, made.get("key").stringValue())) {
            wire.chunk("one\n");
            assertThat(wire.status()).isEqualTo(200);
            assertThat(wire.answeredChunk()).isEqualTo("seen one\n");

            gateway.delete("/api/v1/keys/" + made.get("id").stringValue(), RunningGateway.ADMIN);

            await().atMost(PROMISED)
                    .until(
                            () -> {
                                try {
                                    wire.chunk("two\n");
                                    return wire.answeredChunk().isEmpty();
                                } catch (IOException e) {
                                    return true;
                                }
                            });
        }
    }

    @Test
    void one_key_takes_no_more_than_its_part_of_the_places() throws IOException {
        service.answers(exchange -> beatUntilLeft(exchange, new CompletableFuture<>()));
        String[] settings = RunningGateway.servedBy(service, "--duban.limits.streams-per-key=1");
        try (RunningGateway strict =
                new RunningGateway(TestStack.shared().freshName(StreamIT.class), settings)) {
            String key = strict.keyOf("subscriber");
            try (Wire first = new Wire(strict.port());
                    Wire second = new Wire(strict.port());
                    Wire ofAnother = new Wire(strict.port())) {
                assertThat(first.send(listening(key)).status()).isEqualTo(200);
                assertThat(second.send(listening(key)).status()).isEqualTo(429);
                assertThat(ofAnother.send(listening(RunningGateway.ADMIN)).status()).isEqualTo(200);
            }

            await().atMost(SOON)
                    .until(
                            () -> {
                                try (Wire again = new Wire(strict.port())) {
                                    return again.send(listening(key)).status() == 200;
                                }
                            });
        }
    }

    @Test
    void a_stopping_gateway_ends_listening_in_order() throws IOException {
        service.answers(exchange -> beatUntilLeft(exchange, new CompletableFuture<>()));
        String name = TestStack.shared().freshName(StreamIT.class);

        try (RunningGateway other = new RunningGateway(name, RunningGateway.servedBy(service));
                Wire wire = new Wire(other.port())) {
            wire.send(listening(RunningGateway.ADMIN));
            assertThat(wire.status()).isEqualTo(200);
            assertThat(wire.answeredChunk()).isEqualTo(": beat\n\n");

            other.stop();

            assertThat(wire.rest()).endsWith("0\r\n\r\n");
        }
    }

    private static Wire listen() throws IOException {
        return new Wire(gateway.port()).send(listening(hotline));
    }

    private static String[] listening(String key) {
        return new String[] {
            "GET /api/v1/events/stream?types=duban.escalation. HTTP/1.1",
            "Host: gateway",
            "Authorization: Bearer " + key,
            "Accept: text/event-stream",
            ""
        };
    }

    private static void echoLines(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", NDJSON);
        InputStream in = exchange.getRequestBody();
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            out.write(("seen " + line + "\n").getBytes(StandardCharsets.UTF_8));
            if (!lines.ready()) {
                out.flush();
            }
        }
        exchange.close();
    }

    private static void beatUntilLeft(HttpExchange exchange, CompletableFuture<Void> left)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try {
            while (!left.isDone()) {
                exchange.getResponseBody().write(": beat\n\n".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            }
        } catch (IOException e) {
            left.complete(null);
            throw e;
        }
    }
}
