package io.duban.complaint.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.complaint.City;
import io.duban.complaint.RunningService;
import io.duban.teststack.Answer;
import io.duban.teststack.RunningApplication;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Of two who have read the same entry of the register one is first, and the other is told. */
class RegisterVersionsIT {

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(RegisterVersionsIT.class);
        City.register(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/bodies/S1", "/api/v1/estates/E1"})
    void the_second_of_two_writers_changes_nothing(String path) {
        Map<String, Object> one = named(path, "甲");
        Map<String, Object> other = named(path, "乙");
        String read = service.get(path).header("etag");

        Answer first = put(path, one, read);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.header("etag")).isNotEqualTo(read);
        Answer second = put(path, other, read);
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.body()).contains("changed-meanwhile");

        assertThat(put(path, one, read).status()).isEqualTo(200);
        assertThat(put(path, other, "2").status()).isEqualTo(400);
        Answer now = service.get(path);
        assertThat(now.json()).isEqualTo(first.json());
        assertThat(now.header("etag")).isEqualTo(first.header("etag"));
        assertThat(put(path, other, now.header("etag")).status()).isEqualTo(200);
        assertThat(put(path + "X", one, "*").status()).isEqualTo(412);
        assertThat(service.get(path + "X").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/bodies/S9", "/api/v1/estates/E9"})
    void of_two_who_register_one_code_at_once_one_is_told(String path) {
        Map<String, Object> one = named(path, "甲");
        Map<String, Object> other = named(path, "乙");
        List<CompletableFuture<Answer>> both =
                Stream.of(one, other)
                        .map(it -> CompletableFuture.supplyAsync(() -> register(path, it)))
                        .toList();

        List<Integer> told = both.stream().map(it -> it.join().status()).sorted().toList();

        assertThat(told).containsExactly(201, 412);
        boolean isFirst = both.getFirst().join().status() == 201;
        assertThat(service.get(path).json().get("name").stringValue())
                .isEqualTo(isFirst ? "甲" : "乙");
        // The same once more finds it done.
        assertThat(register(path, isFirst ? one : other).status()).isEqualTo(200);
    }

    private static Map<String, Object> named(String path, String name) {
        Map<String, Object> document =
                path.contains("bodies")
                        ? new HashMap<>(City.street(name, "C1"))
                        : City.estate("S1", "P1");
        document.put("name", name);
        return document;
    }

    private static Answer register(String path, Map<String, Object> document) {
        return put(path, document, "If-None-Match", "*");
    }

    private static Answer put(String path, Map<String, Object> document, String match) {
        return put(path, document, "If-Match", match);
    }

    private static Answer put(
            String path, Map<String, Object> document, String header, String value) {
        HttpRequest.Builder request =
                service.request(path, RunningService.OFFICIAL)
                        .header("Content-Type", "application/json")
                        .header(header, value)
                        .PUT(BodyPublishers.ofString(RunningApplication.write(document)));
        return service.send(request);
    }
}
