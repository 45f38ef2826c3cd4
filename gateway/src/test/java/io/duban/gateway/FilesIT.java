package io.duban.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Files on their way through: larger than any other call, and never held. */
class FilesIT {

    private static final String ATTACHMENTS = "/api/v1/notices/N1/attachments";
    private static final String PDF = "application/pdf";
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final int MEGABYTE = 1 << 20;

    private static PlayedService service;
    private static RunningGateway gateway;
    private static String official;

    @BeforeAll
    static void start() {
        service = new PlayedService("files");
        gateway =
                new RunningGateway(
                        TestStack.shared().freshName(FilesIT.class),
                        with(
                                RunningGateway.servedBy(service),
                                "--duban.bounds.bodies=2MB",
                                "--duban.bounds.bodies-per-caller=1MB",
                                "--duban.bounds.grace=2s"));
        official = gateway.keyOf("official");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    @AfterEach
    void normally() {
        service.answersNormally();
    }

    @Test
    void a_file_of_twenty_megabytes_passes_and_is_not_held() throws Exception {
        AtomicLong came = new AtomicLong();
        service.answers(
                exchange -> {
                    byte[] piece = new byte[MEGABYTE];
                    for (int read = 0; read >= 0; read = exchange.getRequestBody().read(piece)) {
                        came.addAndGet(read);
                    }
                    PlayedService.respond(exchange, 201, "application/json", "{}");
                });
        try (Wire sender = new Wire(gateway.port())) {
            sender.beginPost(ATTACHMENTS, PDF, official, 20L * MEGABYTE);
            for (int i = 0; i < 20; i++) {
                sender.raw("x".repeat(MEGABYTE));
                assertThat(held()).isLessThanOrEqualTo(256 << 10);
            }

            assertThat(sender.status()).isEqualTo(201);
        }
        assertThat(came).hasValue(20L * MEGABYTE);
    }

    @Test
    void a_refusal_reaches_a_caller_that_still_sends() throws Exception {
        service.answers(
                exchange ->
                        PlayedService.respond(
                                exchange, 413, "application/problem+json", "{\"status\":413}"));
        try (Wire sender = new Wire(gateway.port())) {
            sender.beginPost(ATTACHMENTS, PDF, official, 21L * MEGABYTE).raw("%PDF-1.7");

            assertThat(sender.status()).isEqualTo(413);
        }
    }

    @Test
    void line_breaks_in_a_file_give_nobody_more_time() throws Exception {
        try (Wire sender = new Wire(gateway.port())) {
            sender.beginPost(ATTACHMENTS, PDF, official, MEGABYTE).raw("\n");
            for (int i = 0; i < 3; i++) {
                Thread.sleep(Duration.ofSeconds(1));
                sender.raw("\n");
            }

            assertThat(sender.status()).isEqualTo(408);
            assertThat(sender.rest()).contains("too-slow");
        }
        await().atMost(SOON).until(() -> held() == 0);
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

    private static String[] with(String[] settings, String... more) {
        return Stream.of(settings, more).flatMap(Stream::of).toArray(String[]::new);
    }
}
