package io.duban.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** How the console's pages and what they ask for come to a browser. */
class ConsoleIT {

    private static final String ASSET = "/console/assets/index-1a2b3c.js";

    private static PlayedService service;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        service = new PlayedService("any");
        String name = TestStack.shared().freshName(ConsoleIT.class);
        gateway = new RunningGateway(name, settings("classpath:/played-console/"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/today",
                "/boards/estate-complaints/2022-06",
                "/boards?period=2022-06&rank=3",
                "/wall",
                "/letters/abc",
                "/complaints/T1",
                "/ledgers",
                "/rulebook",
                "/admin/people",
                "/sign-in",
                "/invitation/abc"
            })
    void every_address_of_the_console_is_its_page(String path) {
        HttpResponse<String> answer =
                gateway.send(gateway.call(path, null).header("Accept", "text/html"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(ASSET);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains(
                        "default-src 'none'",
                        "script-src 'self';",
                        "style-src 'self';",
                        "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy"))
                .contains("same-origin");
        assertThat(answer.headers().firstValue("Permissions-Policy")).isPresent();
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void a_page_that_has_not_changed_is_not_sent_again() {
        String tag = gateway.get("/today", null).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again =
                gateway.send(gateway.call("/boards", null).header("If-None-Match", tag));

        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void what_bears_its_hash_is_kept_for_a_year() {
        HttpResponse<String> answer = gateway.get(ASSET, null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                .contains("max-age=31536000", "public", "immutable");
        RunningGateway.assertProblem(gateway.get("/console/assets/none.js", null), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nobody", "/todayx", "/console", "/console/assets/../../x"})
    void what_is_no_page_is_not_found(String path) {
        assertThat(gateway.get(path, null).statusCode()).isIn(400, 404);
    }

    @Test
    void only_the_page_of_the_api_writes_styles() {
        assertThat(
                        gateway.get("/docs", null)
                                .headers()
                                .firstValue("Content-Security-Policy")
                                .orElseThrow())
                .contains("style-src 'self' 'unsafe-inline'");
    }

    @Test
    void an_answer_of_the_api_lets_nothing_happen_where_it_is_taken_for_a_page() {
        HttpResponse<String> answer = gateway.get("/api/v1/me", RunningGateway.ADMIN);

        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void what_a_service_says_of_its_own_pages_stands() {
        String own = "default-src 'none'; frame-ancestors 'self'";
        service.answers(
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Security-Policy", own);
                    PlayedService.respond(exchange, 200, "text/html", "<p>letter</p>");
                });

        HttpResponse<String> letter =
                gateway.get("/api/v1/notices/N1/document", RunningGateway.ADMIN);

        assertThat(letter.headers().allValues("Content-Security-Policy")).containsExactly(own);
        service.answersNormally();
    }

    @Test
    void without_a_console_a_page_says_what_is_missing() {
        String name = TestStack.shared().freshName(ConsoleIT.class);
        try (RunningGateway bare = new RunningGateway(name, settings("classpath:/nowhere/"))) {
            HttpResponse<String> first = bare.get("/", null);

            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.body()).contains("控制台", "The console", "href=\"/docs\"");
            assertThat(bare.get("/today", null).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ASSET, "/openapi.yaml", "/webjars/swagger-ui/swagger-ui.css"})
    void what_is_large_comes_compressed_to_whoever_takes_it(String path) throws Exception {
        HttpResponse<byte[]> answer = compressed(path, null);

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(unpacked(answer.body())).isEqualTo(gateway.get(path, null).body());
        assertThat(gateway.get(path, null).headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void what_a_service_answers_is_compressed_and_keeps_a_tag() throws Exception {
        String large = "{\"items\":\"" + "督办".repeat(3_000) + "\"}";
        service.answers(
                exchange -> {
                    service.keep(exchange);
                    exchange.getResponseHeaders().set("ETag", "\"abc\"");
                    PlayedService.respond(exchange, 200, "application/json", large);
                });

        HttpResponse<byte[]> answer =
                compressed("/api/v1/notices", RunningGateway.ADMIN, "If-None-Match", "W/\"old\"");

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().firstValue("ETag")).contains("W/\"abc\"");
        assertThat(answer.headers().allValues("Vary"))
                .anyMatch(it -> it.toLowerCase(Locale.ROOT).contains("accept-encoding"));
        assertThat(unpacked(answer.body())).isEqualTo(large);
        assertThat(service.last().headers().getFirst("If-None-Match")).isEqualTo("W/\"old\"");
        service.answersNormally();
    }

    /** What is shown of a version changes with the day and with who looks. */
    @Test
    void a_tag_that_names_a_version_comes_as_a_write_repeats_it_and_answers_are_whole() {
        service.answers(
                exchange -> {
                    service.keep(exchange);
                    exchange.getResponseHeaders().set("ETag", "\"3\"");
                    PlayedService.respond(exchange, 200, "application/json", "{}");
                });

        HttpResponse<String> answer =
                gateway.send(
                        gateway.call("/api/v1/notices/N1", RunningGateway.ADMIN)
                                .header("If-None-Match", "\"3\""));
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        gateway.send(
                gateway.call("/api/v1/notices/N1/void", RunningGateway.ADMIN)
                        .header("If-Match", tag)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"reason\":\"x\"}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
        assertThat(tag).isEqualTo("\"3\"");
        assertThat(service.last().headers().getFirst("If-Match")).isEqualTo("\"3\"");
        service.answersNormally();
    }

    private static HttpResponse<byte[]> compressed(String path, String key, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder call =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
                        .header("Accept-Encoding", "gzip");
        if (key != null) {
            call.header("Authorization", "Bearer " + key);
        }
        if (headers.length > 0) {
            call.headers(headers);
        }
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(call.build(), BodyHandlers.ofByteArray());
        }
    }

    private static String unpacked(byte[] body) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String[] settings(String console) {
        return RunningGateway.servedBy(service, "--duban.console.location=" + console);
    }
}
