package io.duban.gateway;

import static io.duban.gateway.OidcVisit.OIDC;
import static io.duban.gateway.OidcVisit.begin;
import static io.duban.gateway.OidcVisit.cameBack;
import static io.duban.gateway.OidcVisit.location;
import static io.duban.gateway.OidcVisit.refused;
import static io.duban.gateway.OidcVisit.settings;
import static io.duban.gateway.OidcVisit.signIn;
import static io.duban.gateway.RunningGateway.assertProblem;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import io.duban.gateway.PlayedIssuer.Fault;
import io.duban.teststack.TestStack;

import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;

/** Signing in at the city's issuer, and everything that is not it. */
class OidcIT {

    private static final String ME = "/api/v1/me";

    private static PlayedService service;
    private static PlayedIssuer issuer;
    private static RunningGateway gateway;
    private static String database;

    @BeforeAll
    static void start() {
        service = new PlayedService("any");
        service.registers("county", "C1", "county/C1", "C1");
        issuer = new PlayedIssuer();
        database = TestStack.shared().freshName(OidcIT.class);
        gateway = new RunningGateway(database, settings(service, issuer.settings()));
        Browser.accept(gateway, Browser.invite(gateway, "li.wei", "county", "C1"));
        Browser.invite(gateway, "invited", "official", null);
        Browser.accept(gateway, Browser.invite(gateway, "closed", "official", null));
        Browser.change(gateway, "closed", "{\"closed\":true}");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        issuer.close();
        service.close();
    }

    @BeforeEach
    void asItShouldBe() {
        issuer.vouches("li.wei", Fault.NONE);
    }

    @Test
    void whoever_the_issuer_vouches_for_is_in_with_the_accounts_own_role() {
        issuer.claims("role", "admin");
        issuer.claims("groups", List.of("admin"));
        Browser browser = new Browser(gateway);

        HttpResponse<String> in = signIn(browser, "/letters?tab=due");

        assertThat(in.statusCode()).as(in.body()).isEqualTo(302);
        assertThat(location(in)).isEqualTo("/letters?tab=due");
        JsonNode me = RunningGateway.json(browser.get(ME));
        assertThat(me.get("id").stringValue()).isEqualTo("li.wei");
        assertThat(me.get("role").stringValue()).isEqualTo("county");
        assertThat(me.at("/body/id").stringValue()).isEqualTo("C1");
        assertThat(me.has("sessionEndsAt")).isTrue();
        assertThat(browser.write("DELETE", "/api/v1/session?everywhere=true", "").statusCode())
                .isEqualTo(204);
        assertProblem(browser.get(ME), 401);
    }

    @Test
    void only_so_many_are_under_way_at_a_time() {
        try (MongoClient store = MongoClients.create(TestStack.shared().mongoUri())) {
            var requests = store.getDatabase(database).getCollection("oidcRequests");
            requests.insertMany(
                    IntStream.range(0, 20_000)
                            .mapToObj(
                                    it ->
                                            new Document("_id", "f" + it)
                                                    .append("beganAt", Instant.now()))
                            .toList());
            try {
                refused(begin(new Browser(gateway), "/today"), "away", "/today");
            } finally {
                requests.deleteMany(Filters.regex("_id", "^f"));
            }
        }

        assertThat(location(begin(new Browser(gateway), "/today"))).startsWith(issuer.url());
    }

    @Test
    void the_cookies_are_as_closed_as_they_can_be() {
        Browser browser = new Browser(gateway);

        HttpResponse<String> sent = begin(browser, "/");
        HttpResponse<String> in = browser.get(cameBack(sent));

        assertThat(sent.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("duban-oidc=")
                .contains("Path=" + OIDC, "Max-Age=600", "HttpOnly", "SameSite=Lax");
        assertThat(location(sent))
                .startsWith(issuer.url() + "/authorize?")
                .contains("code_challenge_method=S256", "nonce=", "state=")
                .doesNotContain(PlayedIssuer.SECRET, browser.cookie("duban-oidc"));
        assertThat(in.headers().allValues("Set-Cookie")).hasSize(3);
        assertThat(in.headers().allValues("Set-Cookie").getFirst())
                .startsWith("duban-session=")
                .contains("HttpOnly", "SameSite=Strict");
        assertThat(in.headers().allValues("Set-Cookie").getLast())
                .startsWith("duban-oidc=;")
                .contains("Max-Age=0");
        assertThat(in.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void what_one_gateway_began_another_ends() {
        try (RunningGateway other =
                new RunningGateway(
                        database,
                        settings(
                                service,
                                issuer.settings(),
                                "--duban.public-address.url=http://127.0.0.1:" + gateway.port()))) {
            Browser browser = new Browser(gateway);
            HttpResponse<String> sent = begin(browser, "/today");

            HttpResponse<String> in = browser.at(other).get(cameBack(sent));

            assertThat(location(in)).isEqualTo("/today");
            assertThat(browser.at(gateway).get(ME).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void the_session_of_before_ends_although_its_cookie_does_not_come_back_along() {
        Browser browser = Browser.of(gateway, "before", "official", null);
        String before = browser.cookie(Browser.SESSION);
        HttpResponse<String> sent = begin(browser, "/");
        Browser fromElsewhere = new Browser(gateway);
        fromElsewhere.keep("duban-oidc", browser.cookie("duban-oidc"));

        fromElsewhere.get(cameBack(sent));

        assertThat(fromElsewhere.get(ME).statusCode()).isEqualTo(200);
        Browser old = new Browser(gateway);
        old.keep(Browser.SESSION, before);
        assertProblem(old.get(ME), 401);
    }

    @Test
    void a_token_that_never_ends_is_not_heard_out() {
        issuer.claims("more", "x".repeat(1 << 20));

        refused(signIn(new Browser(gateway), "/"), "away", "/");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_token_that_does_not_hold_lets_nobody_in(Fault fault) {
        issuer.vouches("li.wei", fault);

        refused(signIn(new Browser(gateway), "/today"), "untrusted", "/today");
    }

    @Test
    void a_sign_in_comes_back_once_and_only_to_the_browser_that_began_it() {
        Browser browser = new Browser(gateway);
        String back = cameBack(begin(browser, "/today"));
        Browser stranger = new Browser(gateway);
        begin(stranger, "/today");
        String token = browser.cookie("duban-oidc");

        refused(new Browser(gateway).get(back), "expired", "/");
        refused(stranger.get(back), "expired", "/");
        refused(browser.get(back.replaceFirst("state=[^&]*", "state=other")), "expired", "/");
        refused(browser.get(back.replaceFirst("state=[^&]*", "nothing=1")), "expired", "/");
        assertThat(location(browser.get(back))).isEqualTo("/today");
        browser.keep("duban-oidc", token);
        refused(browser.get(back), "expired", "/");
    }

    @Test
    void whoever_takes_too_long_begins_again() {
        Browser browser = new Browser(gateway);
        String back = cameBack(begin(browser, "/today"));
        try (MongoClient store = MongoClients.create(TestStack.shared().mongoUri())) {
            store.getDatabase(database)
                    .getCollection("oidcRequests")
                    .updateMany(
                            Filters.empty(),
                            Updates.set(
                                    "beganAt",
                                    Date.from(Instant.now().minus(Duration.ofMinutes(11)))));
        }

        refused(browser.get(back), "expired", "/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "closed", "invited", "LI.WEI", "li.wei ", "$ne"})
    void nobody_comes_in_without_an_account_that_is_active(String login) {
        issuer.vouches(login, Fault.NONE);

        refused(signIn(new Browser(gateway), "/today"), "no-account", "/today");
        assertThat(gateway.get("/api/v1/accounts", RunningGateway.ADMIN).body())
                .doesNotContain("\"nobody\"");
    }

    @Test
    void a_login_that_is_no_text_is_none() {
        issuer.claims("preferred_username", List.of("li.wei"));

        refused(signIn(new Browser(gateway), "/today"), "untrusted", "/today");
    }

    @Test
    void the_issuer_is_asked_further_where_its_token_does_not_tell_the_login() {
        issuer.tellsLater("li.wei", "subject-1");
        Browser browser = new Browser(gateway);
        assertThat(location(signIn(browser, "/today"))).isEqualTo("/today");

        issuer.tellsLater("li.wei", "subject-2");
        refused(signIn(new Browser(gateway), "/today"), "untrusted", "/today");
    }

    @Test
    void what_the_issuer_refuses_is_told() {
        Browser browser = new Browser(gateway);
        String back = cameBack(begin(browser, "/today"));

        refused(
                browser.get(back.replaceFirst("code=[^&]*", "error=access_denied")),
                "denied",
                "/today");
        refused(
                browser.get(cameBack(begin(browser, "/today")).replaceFirst("code=[^&]*", "x=1")),
                "denied",
                "/today");
        refused(
                browser.get(
                        cameBack(begin(browser, "/today"))
                                .replaceFirst("code=[^&]*", "code=made-up")),
                "untrusted",
                "/today");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "evil.example",
                "/a\\..\\b",
                "/api/v1/session/oidc",
                "/sign-in?to=/"
            })
    void nobody_is_led_to_another_site(String to) {
        assertThat(location(signIn(new Browser(gateway), to))).isEqualTo("/");
    }

    @Test
    void a_page_of_another_site_begins_nothing() {
        HttpResponse<String> answer =
                gateway.send(
                        gateway.call(OIDC + "?to=/today", null)
                                .header("Sec-Fetch-Site", "cross-site"));

        assertThat(location(answer)).isEqualTo("/sign-in?to=%2Ftoday");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void only_what_is_asked_for_is_taken() {
        assertProblem(gateway.get(OIDC + "?too=/today", null), 422);
        assertProblem(gateway.post(OIDC, null, "{}"), 401);
        assertProblem(gateway.post(OIDC, RunningGateway.ADMIN, "{}"), 405);
    }
}
