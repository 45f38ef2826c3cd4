package io.duban.gateway;

import static io.duban.gateway.OidcVisit.OIDC;
import static io.duban.gateway.OidcVisit.begin;
import static io.duban.gateway.OidcVisit.cameBack;
import static io.duban.gateway.OidcVisit.location;
import static io.duban.gateway.OidcVisit.refused;
import static io.duban.gateway.OidcVisit.settings;
import static io.duban.gateway.RunningGateway.assertProblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.gateway.PlayedIssuer.Fault;
import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The gateway beside an issuer that is away, is another, or is none. */
class OidcIssuerIT {

    private static PlayedService service;
    private static String database;

    @BeforeAll
    static void start() {
        service = new PlayedService("any");
        database = TestStack.shared().freshName(OidcIssuerIT.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void an_issuer_that_is_away_is_waited_for_by_nobody_and_asked_again() throws IOException {
        int port = freePort();
        String[] later = {
            "--duban.oidc.issuer=http://127.0.0.1:" + port,
            "--duban.oidc.client-id=" + PlayedIssuer.CLIENT,
            "--duban.oidc.client-secret=" + PlayedIssuer.SECRET
        };
        try (RunningGateway early = new RunningGateway(database, settings(service, later))) {
            assertThat(early.get("/actuator/health/readiness", null).statusCode()).isEqualTo(200);
            assertThat(head(early).statusCode()).isEqualTo(204);
            refused(new Browser(early).get(OIDC + "?to=/today"), "away", "/today");

            Browser browser = new Browser(early);
            String back;
            try (PlayedIssuer there = new PlayedIssuer(port)) {
                there.vouches("li.wei", Fault.NONE);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> location(begin(browser, "/")).startsWith(there.url()));
                back = cameBack(begin(browser, "/today"));
            }
            refused(browser.get(back), "away", "/today");
        }
    }

    @Test
    void an_issuer_that_calls_itself_otherwise_is_not_asked() {
        try (PlayedIssuer other = new PlayedIssuer()) {
            other.tellsOfItself("issuer", "https://issuer.example");
            try (RunningGateway led =
                    new RunningGateway(database, settings(service, other.settings()))) {
                refused(new Browser(led).get(OIDC), "away", "/");
            }
        }
    }

    @Test
    void an_issuer_that_never_ends_is_not_heard_out() {
        try (PlayedIssuer other = new PlayedIssuer()) {
            other.tellsOfItself("more", "x".repeat(1 << 20));
            try (RunningGateway told =
                    new RunningGateway(database, settings(service, other.settings()))) {
                refused(new Browser(told).get(OIDC), "away", "/");
            }
        }
    }

    @Test
    void without_an_issuer_nothing_of_it_answers() {
        try (RunningGateway off = new RunningGateway(database, settings(service, new String[0]))) {
            assertThat(head(off).statusCode()).isEqualTo(404);
            assertProblem(off.get(OIDC + "?to=/today", null), 404);
            assertProblem(off.get(OIDC + "/callback?code=1&state=2", null), 404);
        }
    }

    private static HttpResponse<String> head(RunningGateway at) {
        return at.send(at.call(OIDC, null).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
