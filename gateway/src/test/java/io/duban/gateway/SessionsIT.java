package io.duban.gateway;

import static io.duban.gateway.RunningGateway.assertProblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;

import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What a person who has signed in may do, for how long, and how nobody does it instead. */
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
    void a_person_calls_in_the_own_name_and_the_session_stays_here() throws ParseException {
        Browser person = Browser.of(gateway, "county.one", "county", "C1");

        assertThat(person.get(NOTICES).statusCode()).isEqualTo(200);

        PlayedService.Call call = service.last();
        String bearer = call.headers().getFirst("Authorization");
        JWTClaimsSet claims =
                SignedJWT.parse(bearer.substring("Bearer ".length())).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("person/county.one");
        assertThat(claims.getStringClaim("role")).isEqualTo("county");
        assertThat(claims.getStringClaim("reach")).isEqualTo("county/C1");
        assertThat(claims.getStringClaim("name")).isEqualTo("专班办公室");
        assertThat(claims.getStringClaim("post")).isEqualTo("主任");
        assertThat(call.headers().toString()).doesNotContain(person.cookie(Browser.SESSION));
    }

    @Test
    void whoever_calls_is_told_who_that_is() {
        JsonNode person =
                RunningGateway.json(Browser.of(gateway, "me.one", "county", "C1").get(ME));
        JsonNode key = RunningGateway.json(gateway.get(ME, gateway.keyOf("official")));

        assertThat(person.get("id").stringValue()).isEqualTo("me.one");
        assertThat(person.get("kind").stringValue()).isEqualTo("person");
        assertThat(person.get("post").stringValue()).isEqualTo("主任");
        assertThat(person.at("/body/id").stringValue()).isEqualTo("C1");
        assertThat(person.has("sessionEndsAt")).isTrue();
        assertThat(person.get("may").toString())
                .contains("\"signOut\"", "\"changePassword\"")
                .doesNotContain("\"makeKey\"", "\"readMe\"");
        assertThat(key.get("kind").stringValue()).isEqualTo("key");
        assertThat(key.has("post")).isFalse();
        assertThat(key.has("sessionEndsAt")).isFalse();
        assertProblem(gateway.get(ME, null), 401);
    }

    @Test
    void the_cookies_are_as_closed_as_they_can_be() {
        Browser.of(gateway, "cookies", "official", null);

        List<String> plain =
                new Browser(gateway)
                        .signIn("cookies", Browser.PASSWORD)
                        .headers()
                        .allValues("Set-Cookie");

        assertThat(plain).hasSize(2);
        assertThat(plain.get(0))
                .startsWith("duban-session=")
                .contains("; Path=/", "; HttpOnly", "; SameSite=Strict")
                .doesNotContain("Secure", "Domain");
        assertThat(plain.get(1))
                .startsWith("duban-csrf=")
                .contains("; Path=/", "; SameSite=Strict")
                .doesNotContain("HttpOnly", "Secure", "Domain");
    }

    @ParameterizedTest
    @CsvSource({
        "duban.bounds.trusted-proxies=127.0.0.1,https,true",
        "duban.bounds.trusted-proxies=127.0.0.1,http,false",
        "duban.bounds.trusted-proxies=10.0.0.1,https,false",
        "duban.public-address.url=https://duban.example,http,true"
    })
    void behind_tls_they_go_nowhere_else(String setting, String proto, boolean secure) {
        String[] settings = with("--" + setting);
        try (RunningGateway proxied = new RunningGateway(database, settings)) {
            String login = "tls." + Integer.toHexString((setting + proto).hashCode());
            Browser.accept(proxied, Browser.invite(proxied, login, "official", null));

            HttpResponse<String> answer =
                    proxied.send(
                            proxied.call(SESSION, null)
                                    .header("Content-Type", "application/json")
                                    .header("X-Forwarded-For", "198.51.100.7")
                                    .header("X-Forwarded-Proto", proto)
                                    .POST(BodyPublishers.ofString(credentials(login))));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .allMatch(it -> it.contains("; Secure") == secure);
        }
    }

    @Test
    void a_write_without_what_its_page_repeats_is_refused() {
        Browser person = Browser.of(gateway, "csrf.one", "official", null);
        Browser other = Browser.of(gateway, "csrf.two", "official", null);
        int before = service.calls().size();

        assertProblem(write(person, "X-Nothing", "x"), 403);
        assertProblem(write(person, "X-CSRF-Token", "made-up"), 403);
        assertProblem(write(person, "X-CSRF-Token", other.cookie(Browser.CSRF)), 403);
        // A cookie that somebody has planted does not help: the session decides what is repeated.
        other.keep(Browser.SESSION, person.cookie(Browser.SESSION));
        assertProblem(write(other, "X-CSRF-Token", other.cookie(Browser.CSRF)), 403);
        assertThat(service.calls()).hasSize(before);

        HttpResponse<String> good = write(person, "X-CSRF-Token", person.cookie(Browser.CSRF));
        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(service.last().headers()).doesNotContainKeys("X-csrf-token", "Cookie");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin,https://evil.example,403",
        "Origin,null,403",
        "Sec-Fetch-Site,cross-site,403",
        "Sec-Fetch-Site,same-site,403",
        "Sec-Fetch-Site,same-origin,200"
    })
    void a_page_of_somebody_elses_makes_nobody_write(String header, String value, int status) {
        Browser person = new Browser(gateway);
        String login = "origin." + Integer.toHexString((header + value).hashCode());
        Browser.accept(gateway, Browser.invite(gateway, login, "official", null));

        HttpResponse<String> in =
                gateway.send(
                        gateway.call(SESSION, null)
                                .header("Content-Type", "application/json")
                                .header(header, value)
                                .POST(BodyPublishers.ofString(credentials(login))));
        person.signIn(login, Browser.PASSWORD);
        HttpResponse<String> write =
                gateway.send(
                        person.call(NOTICES + "/N1/closure")
                                .header("X-CSRF-Token", person.cookie(Browser.CSRF))
                                .header(header, value)
                                .POST(BodyPublishers.ofString("{}")));

        assertThat(in.statusCode()).as(in.body()).isEqualTo(status);
        assertThat(write.statusCode()).as(write.body()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain"})
    void nobody_signs_in_by_a_form(String type) {
        HttpResponse<String> answer =
                gateway.send(
                        gateway.call(SESSION, null)
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofString(credentials("any.one"))));

        assertProblem(answer, 415);
    }

    @Test
    void the_key_wins_over_the_cookie() {
        Browser person = Browser.of(gateway, "both", "official", null);
        String hotline = gateway.keyOf("hotline");

        HttpResponse<String> written =
                gateway.send(
                        gateway.call(NOTICES, hotline)
                                .header("Cookie", person.header())
                                .POST(BodyPublishers.ofString("{}")));
        HttpResponse<String> me =
                gateway.send(gateway.call(ME, hotline).header("Cookie", person.header()));
        HttpResponse<String> bad =
                gateway.send(gateway.call(ME, "none").header("Cookie", person.header()));

        assertThat(written.statusCode()).isEqualTo(200);
        assertThat(RunningGateway.json(me).get("kind").stringValue()).isEqualTo("key");
        assertProblem(bad, 401);
        assertProblem(gateway.delete(SESSION, hotline), 403);
        assertProblem(
                gateway.send(
                        gateway.call(ME + "/password", hotline)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString("{}"))),
                403);
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
        try (RunningGateway other = new RunningGateway(database, with())) {
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
        try (RunningGateway other = new RunningGateway(database, with());
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

        change("closed", "{\"closed\":true}");
        change("moved", "{\"role\":\"county\",\"body\":\"C1\"}");
        change("renamed", "{\"name\":\"专班\"}");

        assertProblem(closed.get(ME), 401);
        assertProblem(closed.signIn("closed", Browser.PASSWORD), 401);
        assertProblem(moved.get(ME), 401);
        assertThat(moved.signIn("moved", Browser.PASSWORD).statusCode()).isEqualTo(200);
        await().atMost(PROMISED).until(() -> renamed.get(ME).body().contains("\"name\":\"专班\""));
        change("closed", "{\"closed\":false}");
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
        String[] settings = with("--duban.sign-in.idle=4s", "--duban.sign-in.longest=10s");
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

    private static HttpResponse<String> write(Browser browser, String header, String value) {
        return gateway.send(
                browser.call(NOTICES + "/N1/closure")
                        .header(header, value)
                        .POST(BodyPublishers.ofString("{}")));
    }

    private static HttpResponse<String> with(RunningGateway at, String cookies) {
        return at.send(at.call(ME, null).header("Cookie", cookies));
    }

    private static void change(String login, String json) {
        HttpResponse<String> answer =
                gateway.send(
                        gateway.call("/api/v1/accounts/" + login, RunningGateway.ADMIN)
                                .header("Content-Type", "application/json")
                                .method("PATCH", BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
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

    private static String[] with(String... more) {
        String[] routes = RunningGateway.servedBy(service);
        String[] all = Arrays.copyOf(routes, routes.length + more.length);
        System.arraycopy(more, 0, all, routes.length, more.length);
        return all;
    }

    private static String credentials(String login) {
        return "{\"login\":\"" + login + "\",\"password\":\"" + Browser.PASSWORD + "\"}";
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
