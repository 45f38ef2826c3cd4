package io.duban.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What callers can make the gateway hold, and for how long. */
class BoundsIT {

    private static final String COMPLAINTS = "/api/v1/complaints";
    private static final String JSON = "application/json";
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int HALF = 512 << 10;
    private static final int CONNECTIONS = 20;

    private static PlayedService service;
    private static RunningGateway gateway;
    private static String hotline;

    @BeforeAll
    static void start() {
        service = new PlayedService("bounds");
        List<String> settings = new ArrayList<>(List.of(RunningGateway.servedBy(service)));
        settings.add("--duban.bounds.bodies=2MB");
        settings.add("--duban.bounds.bodies-per-caller=1MB");
        settings.add("--duban.bounds.grace=2s");
        settings.add("--duban.bounds.head=2s");
        settings.add("--duban.bounds.connections-per-address=" + CONNECTIONS);
        settings.add("--duban.bounds.trusted-proxies=127.0.0.9,10.0.0.0/8");
        gateway =
                new RunningGateway(
                        TestStack.shared().freshName(BoundsIT.class),
                        settings.toArray(String[]::new));
        hotline = gateway.keyOf("hotline");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    @Test
    void bodies_of_one_key_share_its_room_and_those_of_all_the_room_there_is() throws Exception {
        String another = gateway.keyOf("hotline");
        String third = gateway.keyOf("hotline");
        List<Wire> senders = new ArrayList<>();
        try {
            for (String key : List.of(hotline, hotline, another, another)) {
                senders.add(
                        new Wire(gateway.port())
                                .beginPost(COMPLAINTS, JSON, key, HALF)
                                .raw("x".repeat(1_000)));
            }
            await().atMost(SOON).until(() -> held() == 4 * HALF);

            HttpResponse<String> ofTheKey = post(hotline, 1);
            HttpResponse<String> ofAll = post(third, 1);

            RunningGateway.assertProblem(ofTheKey, 429);
            assertThat(ofTheKey.headers().firstValue("Retry-After")).contains("2");
            RunningGateway.assertProblem(ofAll, 503);
            assertThat(ofAll.headers().firstValue("Retry-After")).contains("2");
            assertThat(gateway.get(COMPLAINTS, third).statusCode()).isEqualTo(200);
        } finally {
            for (Wire sender : senders) {
                sender.close();
            }
        }
        await().atMost(SOON).until(() -> held() == 0);
        assertThat(post(hotline, 1).statusCode()).isEqualTo(200);
    }

    @Test
    void a_body_of_unknown_length_is_charged_as_it_comes() throws Exception {
        try (Wire sender = new Wire(gateway.port())) {
            sender.beginPost(COMPLAINTS, JSON, hotline).chunk("x".repeat(HALF + 100_000));
            await().atMost(SOON).until(() -> held() > HALF);

            RunningGateway.assertProblem(post(hotline, HALF), 429);
        }
        await().atMost(SOON).until(() -> held() == 0);
    }

    @Test
    void a_stream_is_not_held_however_long_it_says_it_is() throws Exception {
        try (Wire sender = new Wire(gateway.port())) {
            sender.beginPost(COMPLAINTS + "/batch", "application/x-ndjson", hotline, 1L << 40)
                    .raw("{}\n");
            await().atMost(SOON).until(() -> held() == 256 << 10);
        }
        await().atMost(SOON).until(() -> held() == 0);
    }

    @Test
    void a_slow_sender_is_told_so_and_cut_off() throws Exception {
        try (Wire sender = new Wire(gateway.port())) {
            sender.beginPost(COMPLAINTS, JSON, hotline, HALF);

            assertThat(sender.drip(Duration.ofMillis(200), SOON)).isGreaterThan(SECOND);
        }
        try (Wire sender = new Wire(gateway.port())) {
            sender.beginPost(COMPLAINTS, JSON, hotline, HALF).raw("x");
            for (int i = 0; i < 3; i++) {
                Thread.sleep(SECOND);
                sender.raw("x");
            }
            assertThat(sender.status()).isEqualTo(408);
            assertThat(sender.rest()).contains("too-slow");
        }
    }

    @Test
    void a_stream_may_pause_between_lines_and_not_within_one() throws Exception {
        try (Wire sender = new Wire(gateway.port())) {
            sender.beginPost(COMPLAINTS + "/batch", "application/x-ndjson", hotline);
            for (int i = 0; i < 4; i++) {
                sender.chunk("{}\n");
                Thread.sleep(SECOND);
            }
            sender.lastChunk();
            assertThat(sender.status()).isEqualTo(200);
        }
        try (Wire sender = new Wire(gateway.port())) {
            sender.beginPost(COMPLAINTS + "/batch", "application/x-ndjson", hotline, HALF);

            sender.drip(Duration.ofMillis(200), SOON);
        }
    }

    @Test
    void without_a_key_no_body_is_waited_for() throws Exception {
        try (Wire sender = new Wire(gateway.port())) {
            sender.beginPost(COMPLAINTS, JSON, null, HALF);

            assertThat(sender.status()).isEqualTo(401);
            sender.drip(Duration.ofMillis(200), Duration.ofSeconds(6));
        }
        for (String method : List.of("POST", "PUT")) {
            try (Wire sender = new Wire(gateway.port())) {
                sender.send(
                        method + " /api/v1/complaints HTTP/1.1",
                        "Host: gateway",
                        "Content-Type: application/x-www-form-urlencoded",
                        "Content-Length: " + HALF,
                        "");
                assertThat(sender.status()).isEqualTo(401);
            }
        }
    }

    @Test
    void headers_that_drip_are_cut_off() throws Exception {
        for (String begun : List.of("", "\r\n", "GET /api/v1/notices HTTP/1.1\r\nX-Slow: ")) {
            try (Wire sender = new Wire(gateway.port())) {
                sender.raw(begun);

                assertThat(sender.drip(Duration.ofMillis(200), SOON)).isGreaterThan(SECOND);
            }
        }
    }

    @Test
    void an_address_has_so_many_connections_and_leaves_the_others_alone() throws Exception {
        InetAddress greedy = InetAddress.getByName("127.0.0.2");
        List<Wire> wires = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                wires.add(new Wire(gateway.port(), greedy));
            }
            assertThat(isServed(wires.getLast())).isTrue();
            try (Wire oneMore = new Wire(gateway.port(), greedy)) {
                assertThat(isServed(oneMore)).isFalse();
            }
            assertThat(gateway.get(COMPLAINTS, hotline).statusCode()).isEqualTo(200);
        } finally {
            for (Wire wire : wires) {
                wire.close();
            }
        }
        await().atMost(SOON)
                .until(
                        () -> {
                            try (Wire again = new Wire(gateway.port(), greedy)) {
                                return isServed(again);
                            }
                        });
    }

    @Test
    void only_a_trusted_proxy_is_believed() throws Exception {
        InetAddress proxy = InetAddress.getByName("127.0.0.9");

        assertThat(calledFrom(proxy, "X-Forwarded-For: 6.6.6.6, 203.0.113.7, 10.1.2.3"))
                .isEqualTo("203.0.113.7");
        assertThat(
                        calledFrom(
                                proxy,
                                "Forwarded: for=6.6.6.6, for=\"[2001:db8::7]:4711\";proto=http"))
                .isEqualTo("2001:db8:0:0:0:0:0:7");
        assertThat(calledFrom(InetAddress.getLoopbackAddress(), "X-Forwarded-For: 203.0.113.7"))
                .isEqualTo("127.0.0.1");
        for (int i = 0; i < CONNECTIONS + 5; i++) {
            // A proxy has any number of connections.
            assertThat(calledFrom(proxy, "X-Forwarded-For: unknown")).isEqualTo("127.0.0.9");
        }
    }

    private static String calledFrom(InetAddress peer, String header) throws IOException {
        try (Wire wire = new Wire(gateway.port(), peer)) {
            wire.send(
                    "GET /api/v1/notices HTTP/1.1",
                    "Host: gateway",
                    "Authorization: Bearer " + hotline,
                    header,
                    "");
            assertThat(wire.status()).isEqualTo(200);
            return service.last().headers().getFirst("X-Forwarded-For");
        }
    }

    private static boolean isServed(Wire wire) {
        try {
            wire.send("GET /api/v1/notices HTTP/1.1", "Host: gateway", "");
            return wire.status() == 401;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpResponse<String> post(String key, int length) {
        return gateway.send(
                gateway.call(COMPLAINTS, key)
                        .header("Content-Type", JSON)
                        .POST(BodyPublishers.ofByteArray(new byte[length])));
    }

    private static long held() {
        return gateway.get("/actuator/prometheus", RunningGateway.ADMIN)
                .body()
                .lines()
                .filter(it -> it.startsWith("duban_bodies_held_bytes"))
                .map(it -> it.substring(it.lastIndexOf(' ') + 1))
                .mapToLong(it -> (long) Double.parseDouble(it))
                .sum();
    }
}
