package io.duban.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.teststack.ServiceProcess;
import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The gateway as the launcher starts it, with that heap and no more, while it is flooded. */
class FloodIT {

    private static final String HEAP = "512m";
    private static final Duration FLOOD = Duration.ofSeconds(30);
    private static final int BODY = 1 << 20;

    private final List<SocketChannel> flood = new ArrayList<>();
    private PlayedService service;
    private ServiceProcess gateway;

    @BeforeEach
    void start() {
        service = new PlayedService("flooded");
        List<String> settings = new ArrayList<>(List.of(RunningGateway.servedBy(service)));
        settings.add("--duban.keys.admin=" + RunningGateway.ADMIN);
        settings.add("--duban.keys.pepper=" + RunningGateway.PEPPER);
        gateway =
                new ServiceProcess(
                        GatewayApplication.class,
                        HEAP,
                        TestStack.shared().freshName(FloodIT.class),
                        settings);
    }

    @AfterEach
    void stop() throws IOException {
        for (SocketChannel socket : flood) {
            socket.close();
        }
        gateway.close();
        service.close();
    }

    /** Each sends all but the end of a megabyte, and then a byte now and then. */
    @Test
    void five_hundred_slow_bodies_leave_it_alive_and_the_others_served() throws Exception {
        String flooder = key();
        String other = key();
        byte[] head = post(flooder).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 500; i++) {
            SocketChannel socket = connect("127.0.0.1");
            socket.write(ByteBuffer.wrap(head));
            socket.configureBlocking(false);
        }
        Thread sender = Thread.ofPlatform().start(this::sendAllButTheEnd);

        List<Long> waits = callUntil(other, FLOOD);

        sender.interrupt();
        sender.join();
        report("500 slow bodies of 1 MB", waits);
        assertThat(gateway.isAlive()).isTrue();
    }

    /** Connections of four addresses, of which none has a key and each sends a byte a second. */
    @Test
    void four_thousand_connections_that_drip_end_and_leave_the_others_served() throws Exception {
        String other = key();
        byte[] body = post("none").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 4_096; i++) {
            SocketChannel socket = connect("127.0.0." + (2 + i % 4));
            try {
                socket.write(ByteBuffer.wrap(i % 2 == 0 ? body : new byte[] {'G'}));
                socket.configureBlocking(false);
            } catch (IOException e) {
                socket.close();
            }
        }
        Thread sender = Thread.ofPlatform().start(this::drip);

        List<Long> waits = callUntil(other, FLOOD);

        sender.interrupt();
        sender.join();
        report("4,096 dripping connections", waits);
        assertThat(flood).noneMatch(SocketChannel::isOpen);
    }

    private SocketChannel connect(String from) throws IOException {
        SocketChannel socket = SocketChannel.open();
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port()));
        flood.add(socket);
        return socket;
    }

    private void sendAllButTheEnd() {
        ByteBuffer[] rests = new ByteBuffer[flood.size()];
        byte[] zeros = new byte[BODY - 1_000];
        for (int i = 0; i < rests.length; i++) {
            rests[i] = ByteBuffer.wrap(zeros);
        }
        while (!Thread.currentThread().isInterrupted()) {
            for (int i = 0; i < rests.length; i++) {
                write(flood.get(i), rests[i]);
            }
            pause(10);
        }
    }

    private void drip() {
        while (!Thread.currentThread().isInterrupted()) {
            flood.forEach(it -> write(it, ByteBuffer.wrap(new byte[] {'x'})));
            pause(1_000);
        }
    }

    /** Writes what goes, and closes what the other side has closed. */
    private static void write(SocketChannel socket, ByteBuffer bytes) {
        try {
            if (socket.isOpen()) {
                socket.write(bytes);
                if (socket.read(ByteBuffer.allocate(4_096)) < 0) {
                    socket.close();
                }
            }
        } catch (IOException e) {
            try {
                socket.close();
            } catch (IOException again) {
                throw new AssertionError(again);
            }
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Calls again and again, each time a small body; milliseconds that each waited. */
    private List<Long> callUntil(String key, Duration end) throws Exception {
        List<Long> waits = new ArrayList<>();
        long began = System.nanoTime();
        while (System.nanoTime() - began < end.toNanos()) {
            long asked = System.nanoTime();
            HttpResponse<String> answer =
                    gateway.send(
                            request("/api/v1/complaints", key).POST(BodyPublishers.ofString("{}")));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            waits.add((System.nanoTime() - asked) / 1_000_000);
            Thread.sleep(20);
        }
        return waits;
    }

    private static void report(String flood, List<Long> waits) {
        System.out.printf(
                "%s: %d calls meanwhile, p50 %d ms, p99 %d ms, longest %d ms%n",
                flood,
                waits.size(),
                percentile(waits, 50),
                percentile(waits, 99),
                Collections.max(waits));
    }

    private static long percentile(List<Long> waits, int percent) {
        List<Long> sorted = waits.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private String key() throws Exception {
        HttpRequest.Builder wish =
                request("/api/v1/keys", RunningGateway.ADMIN)
                        .POST(BodyPublishers.ofString("{\"name\":\"h\",\"role\":\"hotline\"}"));
        return RunningGateway.json(gateway.send(wish)).get("key").stringValue();
    }

    private HttpRequest.Builder request(String path, String key) {
        return gateway.request(path)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json");
    }

    private static String post(String key) {
        return String.join(
                "\r\n",
                "POST /api/v1/complaints HTTP/1.1",
                "Host: gateway",
                "Authorization: Bearer " + key,
                "Content-Type: application/json",
                "Content-Length: " + BODY,
                "",
                "");
    }
}
