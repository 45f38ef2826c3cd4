package io.duban.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

class KeysIT {

    private static final String KEYS = "/api/v1/keys";
    private static final Duration PROMISED = Duration.ofSeconds(5);

    private static PlayedService service;
    private static RunningGateway gateway;
    private static String database;

    @BeforeAll
    static void start() {
        service = new PlayedService("any");
        service.registers("company", "C1", "company/C1", null);
        database = TestStack.shared().freshName(KeysIT.class);
        gateway = new RunningGateway(database, RunningGateway.servedBy(service));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    @Test
    void a_key_is_shown_once_and_stored_as_a_hash_only() {
        JsonNode made = gateway.makeKey("the hotline", "hotline", null);
        String secret = made.get("key").stringValue();

        assertThat(gateway.get(KEYS, RunningGateway.ADMIN).body())
                .contains(made.get("id").stringValue())
                .doesNotContain(secret);
        try (MongoClient store = MongoClients.create(TestStack.shared().mongoUri())) {
            assertThat(store.getDatabase(database).getCollection("keys").find().batchSize(100))
                    .isNotEmpty()
                    .allSatisfy(it -> assertThat(it.toJson()).doesNotContain(secret));
        }
        assertThat(gateway.get("/api/v1/notices", secret).statusCode()).isEqualTo(200);
    }

    @Test
    void a_retry_with_its_idempotency_key_gets_the_same_key() {
        String wish = "{\"name\":\"a company\",\"role\":\"company\",\"body\":\"C1\"}";

        HttpResponse<String> first = make("retry-1", RunningGateway.ADMIN, wish);
        HttpResponse<String> second = make("retry-1", RunningGateway.ADMIN, wish);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void an_idempotency_key_with_another_body_is_refused() {
        make("retry-2", RunningGateway.ADMIN, "{\"name\":\"one\",\"role\":\"official\"}");

        HttpResponse<String> other =
                make("retry-2", RunningGateway.ADMIN, "{\"name\":\"one\",\"role\":\"admin\"}");

        assertProblem(other, 422);
    }

    @Test
    void two_administrators_may_use_the_same_idempotency_key() {
        String wish = "{\"name\":\"twice\",\"role\":\"subscriber\"}";
        String administrator = gateway.keyOf("admin");

        assertThat(make("retry-3", administrator, wish).body())
                .isNotEqualTo(make("retry-3", RunningGateway.ADMIN, wish).body());
    }

    @Test
    void a_list_goes_through_its_pages() {
        for (int i = 0; i < 5; i++) {
            gateway.makeKey("page " + i, "subscriber", null);
        }

        Set<String> ids = new HashSet<>();
        int pages = 0;
        String path = KEYS + "?limit=2";
        while (path != null) {
            JsonNode page = RunningGateway.json(gateway.get(path, RunningGateway.ADMIN));
            page.get("items")
                    .forEach(it -> assertThat(ids.add(it.get("id").stringValue())).isTrue());
            JsonNode next = page.get("next");
            path = next == null ? null : KEYS + "?limit=2&cursor=" + next.stringValue();
            pages++;
        }

        assertThat(ids).hasSizeGreaterThanOrEqualTo(5);
        assertThat(pages).isEqualTo((ids.size() + 1) / 2);
    }

    @Test
    void a_key_that_is_taken_back_ends_soon_at_every_instance() {
        JsonNode made = gateway.makeKey("short-lived", "official", null);
        String key = made.get("key").stringValue();
        String path = KEYS + "/" + made.get("id").stringValue();
        try (RunningGateway other =
                new RunningGateway(database, RunningGateway.servedBy(service))) {
            assertThat(other.get("/api/v1/notices", key).statusCode()).isEqualTo(200);
            assertThat(gateway.get("/api/v1/notices", key).statusCode()).isEqualTo(200);

            assertThat(gateway.delete(path, RunningGateway.ADMIN).statusCode()).isEqualTo(204);

            assertThat(gateway.get("/api/v1/notices", key).statusCode()).isEqualTo(401);
            await().atMost(PROMISED)
                    .until(() -> other.get("/api/v1/notices", key).statusCode() == 401);
        }
        assertThat(gateway.delete(path, RunningGateway.ADMIN).statusCode()).isEqualTo(204);
        assertThat(gateway.get(KEYS, RunningGateway.ADMIN).body()).doesNotContain("short-lived");
        assertProblem(gateway.delete(KEYS + "/key-unknown", RunningGateway.ADMIN), 404);
    }

    @ParameterizedTest
    @CsvSource({"hotline", "official", "subscriber"})
    void only_an_administrator_makes_lists_and_takes_back_keys(String role) {
        String key = gateway.keyOf(role);

        assertProblem(gateway.post(KEYS, key, "{\"name\":\"x\",\"role\":\"admin\"}"), 403);
        assertProblem(gateway.get(KEYS, key), 403);
        assertProblem(gateway.delete(KEYS + "/key-unknown", key), 403);
    }

    @Test
    void a_key_in_another_place_or_form_is_no_key() {
        String key = RunningGateway.ADMIN;
        int before = service.calls().size();

        assertProblem(gateway.get("/api/v1/notices", null), 401);
        assertProblem(gateway.get("/api/v1/notices?access_token=" + key, null), 401);
        assertProblem(gateway.get("/api/v1/notices", ""), 401);
        assertProblem(gateway.get("/api/v1/notices", key + "x"), 401);
        assertProblem(gateway.get("/api/v1/notices", "x".repeat(5_000)), 401);
        assertProblem(
                gateway.send(
                        gateway.call("/api/v1/notices", null)
                                .header("Authorization", "Basic " + key)),
                401);
        assertProblem(
                gateway.send(gateway.call("/api/v1/notices", null).header("X-API-Key", key)), 401);
        assertThat(service.calls()).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"x\",\"role\":\"king\"}|/role",
                "{\"name\":\"　\",\"role\":\"admin\"}|/name",
                "{\"role\":\"admin\"}|/name",
                "{\"name\":\"x\",\"role\":\"county\"}|/body",
                "{\"name\":\"x\",\"role\":\"street\"}|/body",
                "{\"name\":\"x\",\"role\":\"company\"}|/body",
                "{\"name\":\"x\",\"role\":\"admin\",\"key\":\"mine\"}|/key",
                "{\"name\":\"x\",\"role\":\"county\",\"body\":\"a b\"}|/body"
            })
    void a_faulty_wish_names_its_field(String wish, String pointer) {
        HttpResponse<String> answer = gateway.post(KEYS, RunningGateway.ADMIN, wish);

        assertProblem(answer, 422);

        assertThat(RunningGateway.json(answer).get("errors").get(0).get("pointer").stringValue())
                .isEqualTo(pointer);
    }

    @Test
    void what_is_no_json_or_too_much_of_it_is_refused() {
        assertProblem(gateway.post(KEYS, RunningGateway.ADMIN, "{\"name\":"), 400);
        assertProblem(
                gateway.post(KEYS, RunningGateway.ADMIN, "{\"name\":\"a\",\"name\":\"b\"}"), 400);
        assertProblem(
                gateway.post(KEYS, RunningGateway.ADMIN, "\"" + "x".repeat(20_000) + "\""), 413);
    }

    @Test
    void an_address_that_guesses_is_stopped_but_not_the_keys_that_were_good() {
        String name = TestStack.shared().freshName(KeysIT.class);
        try (RunningGateway strict =
                new RunningGateway(name, "--duban.limits.failed-keys-per-minute=3")) {
            String good = strict.keyOf("hotline");
            strict.get("/api/v1/notices", good);
            for (int i = 0; i < 3; i++) {
                assertProblem(strict.get("/api/v1/notices", "duban_123456" + i), 401);
            }

            HttpResponse<String> stopped = strict.get("/api/v1/notices", "duban_1234564");

            assertProblem(stopped, 429);
            assertThat(stopped.headers().firstValue("Retry-After")).contains("60");
            // No service is there, so 503 is what a good key gets.
            assertProblem(strict.get("/api/v1/notices", good), 503);
            assertThat(strict.get(KEYS, RunningGateway.ADMIN).statusCode()).isEqualTo(200);
            // Others share the address: a key that begins otherwise is looked at.
            assertProblem(strict.get("/api/v1/notices", strict.keyOf("hotline")), 503);
            for (int i = 4; i <= 30; i++) {
                assertProblem(strict.get("/api/v1/notices", "duban_%06d".formatted(i)), 401);
            }
            assertProblem(strict.get("/api/v1/notices", "duban_999999"), 429);
        }
    }

    private static HttpResponse<String> make(String idempotencyKey, String key, String wish) {
        return gateway.send(
                gateway.call(KEYS, key)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(BodyPublishers.ofString(wish)));
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        RunningGateway.assertProblem(answer, status);
    }
}
