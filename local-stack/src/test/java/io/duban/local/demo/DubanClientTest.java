package io.duban.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

class DubanClientTest {

    private final Queue<Integer> statuses = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    heard.add(new String(body, StandardCharsets.UTF_8));
                    byte[] answer = "{\"said\":true}".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(statuses.remove(), answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void what_is_busy_for_the_moment_is_asked_the_same_again() {
        statuses.addAll(List.of(503, 429, 200));

        assertThat(client().post("/x", Map.of("a", 1)).get("said").booleanValue()).isTrue();

        assertThat(heard).containsExactly("{\"a\":1}", "{\"a\":1}", "{\"a\":1}");
    }

    @Test
    void what_is_refused_is_not() {
        statuses.addAll(List.of(409, 200));

        assertThatThrownBy(() -> client().post("/x", Map.of())).hasMessageContaining("409");

        assertThat(heard).hasSize(1);
    }

    private DubanClient client() {
        return new DubanClient("http://localhost:" + server.getAddress().getPort(), "key");
    }
}
