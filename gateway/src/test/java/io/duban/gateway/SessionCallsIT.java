package io.duban.gateway;

import static io.duban.gateway.RunningGateway.assertProblem;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;

/** What a person who has signed in may call, and how nobody does it instead. */
class SessionCallsIT {

    private static final String NOTICES = "/api/v1/notices";
    private static final String SESSION = "/api/v1/session";
    private static final String ME = "/api/v1/me";

    private static PlayedService service;
    private static RunningGateway gateway;
    private static String database;

    @BeforeAll
    static void start() {
        service = new PlayedService("any");
        service.registers("county", "C1", "county/C1", "C1");
        database = TestStack.shared().freshName(SessionCallsIT.class);
        gateway = new RunningGateway(database, RunningGateway.servedBy(service));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
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
        String[] settings = RunningGateway.servedBy(service, "--" + setting);
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

    private static HttpResponse<String> write(Browser browser, String header, String value) {
        return gateway.send(
                browser.call(NOTICES + "/N1/closure")
                        .header(header, value)
                        .POST(BodyPublishers.ofString("{}")));
    }

    private static String credentials(String login) {
        return "{\"login\":\"" + login + "\",\"password\":\"" + Browser.PASSWORD + "\"}";
    }
}
