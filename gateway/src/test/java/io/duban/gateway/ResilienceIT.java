package io.duban.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

class ResilienceIT {

    private static final String COMPLAINTS = "/api/v1/complaints";
    private static final String NOTICES = "/api/v1/notices";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String KEY = RunningGateway.ADMIN;

    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private PlayedService ill;
    private PlayedService well;
    private RunningGateway gateway;

    @BeforeEach
    void start() {
        ill = new PlayedService("ill");
        well = new PlayedService("well");
        gateway =
                new RunningGateway(
                        TestStack.shared().freshName(ResilienceIT.class),
                        "--duban.routes.complaint-service=" + ill.url(),
                        "--duban.routes.notification-service=" + well.url(),
                        "--duban.routes.response=1s",
                        "--duban.limits.concurrent-calls=4",
                        "--duban.limits.requests-per-second=1000");
    }

    @AfterEach
    void stop() {
        over.complete(null);
        gateway.close();
        ill.close();
        well.close();
    }

    @Test
    void a_service_that_is_down_is_answered_for_and_comes_back_by_itself() {
        ill.stop();
        for (int i = 0; i < 25; i++) {
            assertUnavailable(post());
        }
        assertThat(gateway.get(NOTICES, KEY).statusCode()).isEqualTo(200);

        ill.start();

        await().atMost(SOON).until(() -> post().statusCode() == 200);
    }

    @Test
    void a_service_that_hangs_is_left_alone_after_a_while() {
        AtomicInteger asked = new AtomicInteger();
        ill.answers(
                exchange -> {
                    asked.incrementAndGet();
                    over.join();
                });

        List<HttpResponse<String>> answers = together(40, this::post);

        assertThat(answers).allSatisfy(ResilienceIT::assertUnavailable);
        assertThat(asked.get()).isLessThan(40);
        assertThat(gateway.get(NOTICES, KEY).statusCode()).isEqualTo(200);
    }

    @Test
    void a_service_that_breaks_off_before_anything_was_sent_is_answered_for() {
        ill.answers(
                exchange -> {
                    exchange.sendResponseHeaders(200, 100);
                    exchange.getResponseBody().write("half".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    over.join();
                });

        assertUnavailable(post());
    }

    @Test
    void errors_that_a_service_answers_are_no_reason_to_stop_asking() {
        ill.answers(
                exchange -> PlayedService.respond(exchange, 500, "application/problem+json", "{}"));
        for (int i = 0; i < 25; i++) {
            assertThat(post().statusCode()).isEqualTo(500);
        }

        ill.answersNormally();

        assertThat(post().statusCode()).isEqualTo(200);
    }

    @Test
    void callers_that_break_off_do_not_count_against_the_service() throws IOException {
        for (int i = 0; i < 25; i++) {
            try (Wire wire = new Wire(gateway.port())) {
                wire.beginPost(COMPLAINTS, "application/json", KEY).chunk("{");
            }
            try (Wire wire = new Wire(gateway.port())) {
                wire.beginPost(COMPLAINTS + "/batch", "application/x-ndjson", KEY).chunk("{");
            }
        }

        await().atMost(SOON).until(() -> stream().statusCode() == 200);
        assertThat(post().statusCode()).isEqualTo(200);
        assertThat(gateway.get("/actuator/prometheus", KEY).body())
                .contains("resilience4j_circuitbreaker_calls_seconds_count")
                .doesNotContainPattern("not_permitted_calls_total\\{[^}]*complaint[^}]*} [1-9]");
    }

    @Test
    void calls_beyond_the_places_before_a_service_are_refused_at_once() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        ill.answers(
                exchange -> {
                    asked.incrementAndGet();
                    over.join();
                    PlayedService.respond(exchange, 200, "application/x-ndjson", "{}");
                });
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> held = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                held.add(callers.submit(this::stream));
            }
            await().atMost(SOON).until(() -> asked.get() == 4);

            HttpResponse<String> refused = stream();

            assertUnavailable(refused);
            assertThat(refused.body()).contains("are under way");
            over.complete(null);
            for (Future<HttpResponse<String>> one : held) {
                assertThat(one.get().statusCode()).isEqualTo(200);
            }
        }
        assertThat(stream().statusCode()).isEqualTo(200);
    }

    @Test
    void a_key_that_calls_too_often_is_told_to_wait() {
        try (RunningGateway strict =
                new RunningGateway(
                        TestStack.shared().freshName(ResilienceIT.class),
                        "--duban.routes.notification-service=" + well.url(),
                        "--duban.limits.requests-per-second=2")) {
            List<HttpResponse<String>> answers = together(60, () -> strict.get(NOTICES, KEY));

            List<HttpResponse<String>> refused =
                    answers.stream().filter(it -> it.statusCode() == 429).toList();
            assertThat(refused).isNotEmpty();
            RunningGateway.assertProblem(refused.getFirst(), 429);
            assertThat(refused.getFirst().headers().firstValue("Retry-After")).contains("1");
            assertThat(answers).anyMatch(it -> it.statusCode() == 200);
        }
    }

    private HttpResponse<String> post() {
        return gateway.post(COMPLAINTS, KEY, "{}");
    }

    private HttpResponse<String> stream() {
        return gateway.post(COMPLAINTS + "/batch", KEY, "{}");
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        RunningGateway.assertProblem(answer, 503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private static List<HttpResponse<String>> together(
            int times, Callable<HttpResponse<String>> call) {
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> answer :
                    callers.invokeAll(java.util.Collections.nCopies(times, call))) {
                answers.add(answer.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e);
        }
        return answers;
    }
}
