package io.duban.gateway;

import static io.duban.gateway.RunningGateway.assertProblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;

import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** How a session begins, is shared by gateways, and ends. */
class SessionsIT {

    private static final String NOTICES = "/api/v1/notices";
    private static final String SESSION = "/api/v1/session";
    private static final String ME = "/api/v1/me";
    private static final Duration PROMISED = Duration.ofSeconds(5);

    private static PlayedService service;
    private static RunningGateway gateway;
    private static String database;

    @BeforeAll
    static void start() {
        service = new PlayedService("any");
        service.registers("county", "C1", "county/C1", "C1");
        database = TestStack.shared().freshName(SessionsIT.class);
        gateway = new RunningGateway(database, RunningGateway.servedBy(service));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    @AfterEach
    void answerNormally() {
        service.answersNormally();
    }

    @Test
    void whoever_signs_in_gets_a_session_that_nobody_has_seen() {
        Browser person = Browser.of(gateway, "fixed", "official", null);
        String before = person.cookie(Browser.SESSION);

        person.signIn("fixed", Browser.PASSWORD);

        assertThat(person.cookie(Browser.SESSION)).isNotEqualTo(before);
        assertThat(person.get(ME).statusCode()).isEqualTo(200);
        Browser thief = new Browser(gateway);
        thief.keep(Browser.SESSION, before);
        assertProblem(thief.get(ME), 401);
        Browser planted = new Browser(gateway);
        planted.keep(Browser.SESSION, "A".repeat(43));
        planted.signIn("fixed", Browser.PASSWORD);
        assertThat(planted.cookie(Browser.SESSION)).isNotEqualTo("A".repeat(43));
    }

    @Test
    void two_gateways_share_a_session_and_its_end() {
        Browser person = Browser.of(gateway, "shared", "official", null);
        try (RunningGateway other =
                new RunningGateway(database, RunningGateway.servedBy(service))) {
            assertThat(person.at(other).get(NOTICES).statusCode()).isEqualTo(200);
            HttpResponse<String> write = person.write("POST", NOTICES + "/N1/closure", "{}");
            assertThat(write.statusCode()).isEqualTo(200);
            String kept = person.header();

            assertThat(person.at(gateway).write("DELETE", SESSION, "").statusCode()).isEqualTo(204);

            assertThat(person.header()).isEmpty();
            assertProblem(with(gateway, kept), 401);
            await().atMost(PROMISED).until(() -> with(other, kept).statusCode() == 401);
        }
    }

    @Test
    void signing_out_everywhere_ends_all_sessions_and_their_streams() throws IOException {
        service.answers(SessionsIT::beat);
        Browser here = Browser.of(gateway, "everywhere", "official", null);
        Browser there = new Browser(gateway);
        there.signIn("everywhere", Browser.PASSWORD);
        try (RunningGateway other = new RunningGateway(database, RunningGateway.servedBy(service));
                Wire stream = new Wire(other.port())) {
            stream.send(
                    "GET /api/v1/events/stream HTTP/1.1",
                    "Host: gateway",
                    "Cookie: " + there.header(),
                    "");
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.answeredChunk()).isNotEmpty();

            HttpResponse<String> out = here.write("DELETE", SESSION + "?everywhere=true", "");

            assertThat(out.statusCode()).isEqualTo(204);
            assertThat(endsWithin(stream)).isLessThan(PROMISED);
            assertProblem(there.get(ME), 401);
        }
    }

    @Test
    void a_closed_account_and_one_of_another_role_have_no_sessions() {
        Browser closed = Browser.of(gateway, "closed", "official", null);
        Browser moved = Browser.of(gateway, "moved", "official", null);
        Browser renamed = Browser.of(gateway, "renamed", "official", null);

        Browser.change(gateway, "closed", "{\"closed\":true}");
        Browser.change(gateway, "moved", "{\"role\":\"county\",\"body\":\"C1\"}");
        Browser.change(gateway, "renamed", "{\"name\":\"专班\"}");

        assertProblem(closed.get(ME), 401);
        assertProblem(closed.signIn("closed", Browser.PASSWORD), 401);
        assertProblem(moved.get(ME), 401);
        assertThat(moved.signIn("moved", Browser.PASSWORD).statusCode()).isEqualTo(200);
        await().atMost(PROMISED).until(() -> renamed.get(ME).body().contains("\"name\":\"专班\""));
        Browser.change(gateway, "closed", "{\"closed\":false}");
        assertThat(closed.signIn("closed", Browser.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void a_new_password_ends_every_session_but_the_one_that_set_it() {
        Browser here = Browser.of(gateway, "password", "official", null);
        Browser there = new Browser(gateway);
        there.signIn("password", Browser.PASSWORD);

        HttpResponse<String> wrong = here.write("PUT", ME + "/password", passwords("wrong one"));
        HttpResponse<String> changed =
                here.write("PUT", ME + "/password", passwords(Browser.PASSWORD));

        assertProblem(wrong, 422);
        assertThat(wrong.body()).contains("/current");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);
        assertThat(here.get(ME).statusCode()).isEqualTo(200);
        assertProblem(there.get(ME), 401);
        assertProblem(there.signIn("password", Browser.PASSWORD), 401);
        assertThat(there.signIn("password", "five other words of mine").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_session_ends_in_silence_and_after_its_time() {
        String[] settings =
                RunningGateway.servedBy(
                        service, "--duban.sign-in.idle=4s", "--duban.sign-in.longest=10s");
        try (RunningGateway brief = new RunningGateway(database, settings)) {
            Browser quiet = Browser.of(brief, "quiet", "official", null);
            Browser busy = Browser.of(brief, "busy", "official", null);
            long began = System.nanoTime();

            await().pollInterval(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(16))
                    .until(() -> busy.get(ME).statusCode() == 401);

            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isGreaterThan(Duration.ofSeconds(8));
            assertProblem(quiet.get(ME), 401);
        }
    }

    @Test
    void an_account_has_twenty_sessions_at_the_most() {
        Browser first = Browser.of(gateway, "many", "official", null);
        for (int i = 0; i < 20; i++) {
            assertThat(new Browser(gateway).signIn("many", Browser.PASSWORD).statusCode())
                    .isEqualTo(200);
        }

        await().atMost(PROMISED).until(() -> first.get(ME).statusCode() == 401);
    }

    private static HttpResponse<String> with(RunningGateway at, String cookies) {
        return at.send(at.call(ME, null).header("Cookie", cookies));
    }

    private static Duration endsWithin(Wire stream) {
        long began = System.nanoTime();
        try {
            while (!stream.answeredChunk().isEmpty()
                    && System.nanoTime() - began < PROMISED.toNanos()) {
                // Still beats.
            }
        } catch (IOException e) {
            // Broken off, which is an end as well.
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static String passwords(String current) {
        return "{\"current\":\"" + current + "\",\"next\":\"five other words of mine\"}";
    }

    private static void beat(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        for (int i = 0; i < 200; i++) {
            exchange.getResponseBody().write(": beat\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await().pollDelay(Duration.ofMillis(100)).until(() -> true);
        }
        exchange.close();
    }
}
