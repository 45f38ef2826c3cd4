package io.duban.project.ledger;

import static io.duban.project.City.completedOn;
import static io.duban.project.City.milestone;
import static io.duban.project.City.project;
import static io.duban.project.City.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.project.City;
import io.duban.project.RunningService;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Nobody overwrites unseen what another has changed. */
class VersionsIT {

    private static final String PROJECT = "/api/v1/projects/P-1";
    private static final String COMPLETION = PROJECT + "/milestones/START/completion";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static RunningService service;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        service = new RunningService(VersionsIT.class);
        City.register(service);
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        service.close();
    }

    @Test
    void a_write_rests_on_what_was_read() throws Exception {
        Map<String, Object> plan = project("C1", milestone("START", "2022-07-01"));
        assertThat(send("PUT", PROJECT, plan, "*").statusCode()).isEqualTo(412);
        assertThat(tag(send("PUT", PROJECT, plan, null))).isEqualTo("\"1\"");
        assertThat(service.get(PROJECT).header("etag")).isEqualTo("\"1\"");

        plan.put("name", "更名");
        assertThat(tag(send("PUT", PROJECT, plan, "\"1\""))).isEqualTo("\"2\"");
        HttpResponse<String> late = send("POST", COMPLETION, completedOn("2022-05-13"), "\"1\"");

        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.headers().firstValue("content-type").orElseThrow())
                .startsWith("application/problem+json");
        assertThat(late.body()).contains("changed-meanwhile").contains("version 2");
        assertThat(service.get(PROJECT).header("etag")).isEqualTo("\"2\"");
        assertThat(send("POST", COMPLETION, completedOn("2022-05-13"), "\"2\"").statusCode())
                .isEqualTo(200);
        // The same call again finds it done.
        assertThat(send("POST", COMPLETION, completedOn("2022-05-13"), "\"2\"").statusCode())
                .isEqualTo(200);
        assertThat(send("POST", COMPLETION, completedOn("2022-05-13"), "2").statusCode())
                .isEqualTo(400);
    }

    @Test
    void of_many_who_have_read_the_same_one_is_first() throws Exception {
        String path = "/api/v1/tasks/K-1";
        service.put(path, task("C1", "2022-06-10"));
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                Map<String, Object> task = task("C1", "2022-06-10");
                task.put("title", "任务" + i);
                answers.add(people.submit(() -> send("PUT", path, task, "\"1\"")));
            }
        }

        assertThat(answers)
                .extracting(VersionsIT::status)
                .containsOnlyOnce(200)
                .allMatch(it -> it == 200 || it == 412);
        assertThat(service.get(path).header("etag")).isEqualTo("\"2\"");
    }

    private static int status(Future<HttpResponse<String>> answer) {
        try {
            return answer.get().statusCode();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static String tag(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        return answer.headers().firstValue("etag").orElseThrow();
    }

    private static HttpResponse<String> send(
            String method, String path, Map<String, Object> document, String ifMatch)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + path))
                        .timeout(LIMIT)
                        .header("Authorization", RunningService.OFFICIAL)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                BodyPublishers.ofString(
                                        new JsonMapper().writeValueAsString(document)));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
