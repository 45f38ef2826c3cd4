package io.duban.gateway;

import static io.duban.gateway.RunningGateway.assertProblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Signing in when it is not the person who tries. */
class SignInIT {

    private static final String SESSION = "/api/v1/session";

    private static PlayedService service;
    private static RunningGateway gateway;
    private static String database;

    @BeforeAll
    static void start() {
        service = new PlayedService("any");
        database = TestStack.shared().freshName(SignInIT.class);
        gateway = new RunningGateway(database, settings());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    @Test
    void every_refusal_says_the_same_and_takes_as_long() {
        Browser.accept(gateway, Browser.invite(gateway, "there", "official", null));
        Browser.invite(gateway, "invited", "official", null);
        signIn(gateway, "there", "a wrong password of it", "203.0.113.1");

        long began = System.nanoTime();
        HttpResponse<String> wrong =
                signIn(gateway, "there", "another wrong password", "203.0.113.2");
        long between = System.nanoTime();
        HttpResponse<String> nobody =
                signIn(gateway, "not.there", "another wrong password", "203.0.113.3");
        long ended = System.nanoTime();
        HttpResponse<String> invited = signIn(gateway, "invited", "no password", "203.0.113.4");
        HttpResponse<String> odd = signIn(gateway, "不是登录名 $ne", "whatever", "203.0.113.5");

        assertProblem(wrong, 401);
        for (HttpResponse<String> other : List.of(nobody, invited, odd)) {
            assertThat(other.statusCode()).isEqualTo(401);
            assertThat(other.body()).isEqualTo(wrong.body());
            assertThat(other.headers().map().keySet()).isEqualTo(wrong.headers().map().keySet());
        }
        double ratio = (double) (ended - between) / (between - began);
        assertThat(ratio).isBetween(0.2, 5.0);
    }

    @Test
    void waits_grow_and_hold_at_every_gateway() {
        Browser.accept(gateway, Browser.invite(gateway, "guessed", "official", null));
        String stranger = "203.0.113.20";
        try (RunningGateway other = new RunningGateway(database, settings())) {
            for (int i = 0; i < 5; i++) {
                assertProblem(signIn(gateway, "guessed", "wrong password " + i, stranger), 401);
            }

            HttpResponse<String> waits = signIn(other, "guessed", Browser.PASSWORD, stranger);
            assertProblem(waits, 429);
            Duration first = Duration.ofSeconds(retryAfter(waits));
            await().pollDelay(first.plusMillis(100)).until(() -> true);
            assertProblem(signIn(other, "guessed", "wrong password again", stranger), 401);
            HttpResponse<String> longer = signIn(gateway, "guessed", Browser.PASSWORD, stranger);
            assertProblem(longer, 429);
            assertThat(retryAfter(longer)).isGreaterThan(first.toSeconds());
        }
        // Whom it is about signs in from somewhere else all the while.
        assertThat(signIn(gateway, "guessed", Browser.PASSWORD, "203.0.113.21").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_login_that_nobody_has_waits_like_any_other() {
        for (int i = 0; i < 5; i++) {
            assertProblem(signIn(gateway, "no.such", "wrong password", "203.0.113.30"), 401);
        }

        assertProblem(signIn(gateway, "no.such", "wrong password", "203.0.113.30"), 429);
    }

    @Test
    void who_guesses_from_everywhere_shuts_nobody_out_at_home() {
        Browser.accept(gateway, Browser.invite(gateway, "at.home", "official", null));
        String home = "203.0.113.40";
        assertThat(signIn(gateway, "at.home", Browser.PASSWORD, home).statusCode()).isEqualTo(200);
        for (int i = 1; i <= 50; i++) {
            signIn(gateway, "at.home", "wrong password", "198.51.100." + i);
        }

        assertProblem(signIn(gateway, "at.home", Browser.PASSWORD, "198.51.100.99"), 429);
        assertThat(signIn(gateway, "at.home", Browser.PASSWORD, home).statusCode()).isEqualTo(200);
    }

    @Test
    void a_flood_of_sign_ins_leaves_the_others_served() throws Exception {
        String key = gateway.keyOf("official");
        gateway.get("/api/v1/notices", key);
        List<Future<Integer>> flood = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 120; i++) {
                String login = "flood." + i;
                String address = "192.0.2." + i;
                flood.add(
                        threads.submit(
                                () ->
                                        signIn(gateway, login, "some password", address)
                                                .statusCode()));
            }

            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                long began = System.nanoTime();
                assertThat(gateway.get("/api/v1/notices", key).statusCode()).isEqualTo(200);
                millis.add((System.nanoTime() - began) / 1_000_000);
            }

            assertThat(millis.stream().sorted().toList().get(10)).isLessThan(1_000);
            for (Future<Integer> one : flood) {
                assertThat(one.get()).isIn(401, 429);
            }
            assertThat(flood).anyMatch(it -> it.resultNow() == 429);
        }
    }

    @Test
    void what_is_too_much_to_be_a_sign_in_is_not_read() {
        HttpResponse<String> answer = gateway.post(SESSION, null, "\"" + "x".repeat(20_000) + "\"");

        assertProblem(answer, 413);
    }

    private static String[] settings() {
        return RunningGateway.servedBy(
                service,
                "--duban.bounds.trusted-proxies=127.0.0.1",
                "--duban.sign-in.password-checks=1");
    }

    /** As a proxy passes it on that is trusted. */
    private static HttpResponse<String> signIn(
            RunningGateway at, String login, String password, String address) {
        return at.send(
                at.call(SESSION, null)
                        .header("Content-Type", "application/json")
                        .header("X-Forwarded-For", address)
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"login\":\"%s\",\"password\":\"%s\"}"
                                                .formatted(login, password))));
    }

    private static long retryAfter(HttpResponse<String> answer) {
        return Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow());
    }
}
