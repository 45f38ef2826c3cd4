package io.duban.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;

import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How far a simulation is, through the gateway. */
class SimulationStreamIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** More than lies in buffers between, and not without end where nobody ends it. */
    private static final int MOST_TOLD = 20_000;

    private static final byte[] FARTHER = told("progress", "x".repeat(16 << 10));

    private static PlayedService service;
    private static RunningGateway gateway;
    private static String hotline;

    @BeforeAll
    static void start() {
        service = new PlayedService("simulations");
        String name = TestStack.shared().freshName(SimulationStreamIT.class);
        gateway = new RunningGateway(name, RunningGateway.servedBy(service));
        hotline = gateway.keyOf("hotline");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    @Test
    void how_far_it_is_arrives_before_it_is_farther() throws IOException {
        CompletableFuture<Void> heard = new CompletableFuture<>();
        service.answers(
                exchange -> {
                    try (OutputStream answer = answer(exchange)) {
                        answer.write(told("progress", "1"));
                        answer.flush();
                        heard.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
                        answer.write(told("simulation", "2"));
                    }
                });

        try (Wire wire = simulating("Accept: text/event-stream")) {
            assertThat(wire.status()).isEqualTo(200);
            assertThat(wire.answeredChunk()).isEqualTo("event: progress\ndata: 1\n\n");
            heard.complete(null);
            assertThat(wire.answeredChunk()).isEqualTo("event: simulation\ndata: 2\n\n");
            assertThat(wire.answeredChunk()).isEmpty();
        }
    }

    @Test
    void who_goes_away_ends_it() throws IOException {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        service.answers(
                exchange -> {
                    try (OutputStream answer = answer(exchange)) {
                        for (int i = 0; i < MOST_TOLD; i++) {
                            answer.write(FARTHER);
                            answer.flush();
                        }
                    } catch (IOException e) {
                        ended.complete(null);
                        throw e;
                    }
                });

        try (Wire wire = simulating("Accept: text/event-stream")) {
            assertThat(wire.status()).isEqualTo(200);
            assertThat(wire.answeredChunk()).startsWith("event: progress");
        }

        assertThat(ended).succeedsWithin(SOON);
    }

    @Test
    void what_is_no_media_type_is_the_services_to_refuse() throws IOException {
        service.answersNormally();

        try (Wire wire = simulating("Accept: ///")) {
            assertThat(wire.status()).isEqualTo(200);
        }
    }

    private static OutputStream answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream;charset=UTF-8");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static byte[] told(String event, String data) {
        return "event: %s\ndata: %s\n\n".formatted(event, data).getBytes(StandardCharsets.UTF_8);
    }

    private static Wire simulating(String header) throws IOException {
        return new Wire(gateway.port())
                .beginPost("/api/v1/simulations", "application/json", hotline, header)
                .chunk("{}")
                .lastChunk();
    }
}
