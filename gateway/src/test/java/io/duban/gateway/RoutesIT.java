package io.duban.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.kit.json.JsonAutoConfiguration;
import io.duban.kit.problem.ProblemAutoConfiguration;
import io.duban.kit.security.AccessRules;
import io.duban.kit.security.TokenSecurityAutoConfiguration;
import io.duban.teststack.TestStack;
import io.duban.teststack.TestTokens;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

class RoutesIT {

    private static final String NOTICES = "/api/v1/notices";
    private static final Map<String, PlayedService> SERVICES = new HashMap<>();
    private static RunningGateway gateway;
    private static String hotline;

    @BeforeAll
    static void start() {
        for (String name : new String[] {"complaint", "project", "ranking", "notification"}) {
            SERVICES.put(name, new PlayedService(name));
        }
        PlayedService register = SERVICES.get("complaint");
        register.registers("county", "371302", "county/371302", "371302");
        register.registers("county", "C1", "county/C1", "C1");
        gateway =
                new RunningGateway(
                        TestStack.shared().freshName(RoutesIT.class),
                        SERVICES.entrySet().stream()
                                .map(
                                        it ->
                                                "--duban.routes.%s-service=%s"
                                                        .formatted(
                                                                it.getKey(), it.getValue().url()))
                                .toArray(String[]::new));
        hotline = gateway.keyOf("hotline");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        SERVICES.values().forEach(PlayedService::close);
    }

    @BeforeEach
    void answerNormally() {
        SERVICES.values().forEach(PlayedService::answersNormally);
    }

    @ParameterizedTest
    @CsvSource({
        "bodies,complaint",
        "estates/E1,complaint",
        "complaints,complaint",
        "complaints/T1/estate,complaint",
        "complaints/import,complaint",
        "mappings/M1,complaint",
        "imports/bodies/template,complaint",
        "imports/estates/template,complaint",
        "imports/complaints/template,complaint",
        "imports/projects/template,project",
        "imports/tasks/template,project",
        "imports/indicators/template,ranking",
        "projects,project",
        "tasks/1,project",
        "counties/C1/progress,project",
        "targets,project",
        "campaign/missing-records,project",
        "records/R1,project",
        "submissions/C1/2022,project",
        "bulletins/2022-07,project",
        "summaries/2022,project",
        "rankings/estate-complaints/live,ranking",
        "escalations,ranking",
        "findings,ranking",
        "indicators/C1/2022-H1,ranking",
        "rulebook,ranking",
        "simulations,ranking",
        "calendar,ranking",
        "notices,notification",
        "recipients/R1,notification",
        "subscriptions,notification",
        "events/stream,notification"
    })
    void each_resource_has_its_service(String resource, String service) {
        HttpResponse<String> answer = gateway.get("/api/v1/" + resource, hotline);

        assertThat(answer.body()).contains("\"" + service + "\"");
        assertThat(SERVICES.get(service).last().uri().getPath()).isEqualTo("/api/v1/" + resource);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/unknown",
                "/api/v1/imports/others/template",
                "/api/v2/complaints",
                "/api/v1",
                "/api/v1/complaintsx"
            })
    void what_nobody_answers_for_is_not_found(String path) {
        RunningGateway.assertProblem(gateway.get(path, hotline), 404);
    }

    @Test
    void the_token_is_what_the_services_accept_and_the_key_stays_here() {
        JsonNode made = gateway.makeKey("a county", "county", "371302");
        String key = made.get("key").stringValue();

        gateway.get(NOTICES, key);

        PlayedService.Call call = SERVICES.get("notification").last();
        String authorization = call.headers().getFirst("Authorization");
        assertThat(call.headers().get("Authorization")).hasSize(1);
        assertThat(call.headers().toString()).doesNotContain(key);
        Jwt token = verified(authorization.substring("Bearer ".length()));
        assertThat(token.getSubject()).isEqualTo(made.get("id").stringValue());
        assertThat(token.getClaimAsString("role")).isEqualTo("county");
        assertThat(token.getClaimAsString("body")).isEqualTo("371302");
        assertThat(Duration.between(token.getIssuedAt(), token.getExpiresAt()))
                .isEqualTo(Duration.ofSeconds(60));
        assertThat(token.getExpiresAt()).isAfter(Instant.now());
    }

    @Test
    void calls_of_one_key_share_a_token_and_calls_of_two_do_not() {
        String county = gateway.makeKey("c", "county", "C1").get("key").stringValue();

        assertThat(tokenOf(county)).isEqualTo(tokenOf(county)).isNotEqualTo(tokenOf(hotline));
    }

    @Test
    void what_a_caller_claims_about_itself_is_dropped() {
        gateway.send(
                gateway.call(NOTICES, hotline)
                        .header("X-Forwarded-For", "10.1.1.1")
                        .header("X-Forwarded-Host", "evil.example")
                        .header("X-Forwarded-Prefix", "/evil")
                        .header("X-Forwarded-User", "admin")
                        .header("Forwarded", "for=10.1.1.1")
                        .header("X-Real-IP", "10.1.1.1"));

        var headers = SERVICES.get("notification").last().headers();
        assertThat(headers.get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(headers.get("X-Forwarded-Proto")).containsExactly("http");
        assertThat(headers)
                .doesNotContainKeys(
                        "X-forwarded-host",
                        "X-forwarded-prefix",
                        "X-forwarded-user",
                        "Forwarded",
                        "X-real-ip");
    }

    @Test
    void a_second_authorization_does_not_get_through() throws IOException {
        try (Wire wire = new Wire(gateway.port())) {
            wire.send(
                    "GET /api/v1/notices HTTP/1.1",
                    "Host: gateway",
                    "Authorization: Bearer " + hotline,
                    "Authorization: " + TestTokens.bearer(io.duban.kit.security.Role.ADMIN),
                    "");
            assertThat(wire.status()).isEqualTo(200);
        }

        var passed = SERVICES.get("notification").last().headers().get("Authorization");
        assertThat(passed).hasSize(1);
        assertThat(verified(passed.getFirst().substring(7)).getClaimAsString("role"))
                .isEqualTo("hotline");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 400, 404, 409, 422, 500, 503})
    void what_a_service_answers_passes_unchanged(int status) {
        SERVICES.get("complaint")
                .answers(
                        exchange -> {
                            exchange.getResponseHeaders().set("Retry-After", "7");
                            exchange.getResponseHeaders().set("Location", "/api/v1/complaints/T1");
                            PlayedService.respond(
                                    exchange, status, "application/problem+json", "{\"它\":1}");
                        });

        HttpResponse<String> answer = gateway.post("/api/v1/complaints", hotline, "{}");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"它\":1}");
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        assertThat(answer.headers().firstValue("Location")).contains("/api/v1/complaints/T1");
        assertThat(answer.headers().allValues("Content-Type"))
                .containsExactly("application/problem+json");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    }

    @Test
    void body_and_query_arrive_as_they_were_sent() {
        String body = "{\"title\":\"卫生清理不及时\"}";

        gateway.post("/api/v1/complaints?q=%E5%8D%AB%20a%2Bb&empty=&q=2", hotline, body);

        PlayedService.Call call = SERVICES.get("complaint").last();
        assertThat(call.body()).isEqualTo(body);
        assertThat(call.uri().getRawQuery()).isEqualTo("q=%E5%8D%AB%20a%2Bb&q=2&empty=");
    }

    private static String tokenOf(String key) {
        gateway.get(NOTICES, key);
        return SERVICES.get("notification").last().headers().getFirst("Authorization");
    }

    /** The token as the services' own configuration reads it; fails where they would refuse it. */
    private static Jwt verified(String token) {
        Jwt[] read = new Jwt[1];
        new WebApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                SecurityAutoConfiguration.class,
                                ServletWebSecurityAutoConfiguration.class,
                                WebMvcAutoConfiguration.class,
                                JsonAutoConfiguration.class,
                                ProblemAutoConfiguration.class,
                                TokenSecurityAutoConfiguration.class))
                .withBean(AccessRules.class, AccessRules::of)
                .withPropertyValues("duban.token.secret=" + TestTokens.SECRET)
                .run(context -> read[0] = context.getBean(JwtDecoder.class).decode(token));
        return read[0];
    }
}
