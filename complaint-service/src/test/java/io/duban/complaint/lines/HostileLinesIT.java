package io.duban.complaint.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.complaint.City;
import io.duban.complaint.ComplaintServiceApplication;
import io.duban.complaint.RunningService;
import io.duban.teststack.ServiceProcess;
import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The service as the launcher starts it, with that heap and no more, and lines made to fill it. */
class HostileLinesIT {

    private static final String HEAP = "512m";
    private static final int MEBIBYTE = 1 << 20;

    private static ServiceProcess service;

    @BeforeAll
    static void start() {
        service =
                new ServiceProcess(
                        ComplaintServiceApplication.class,
                        HEAP,
                        TestStack.shared().freshName(HostileLinesIT.class),
                        List.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_line_of_many_objects_is_refused_before_they_are_made() throws Exception {
        String array = "[{}" + ",{}".repeat(MEBIBYTE / 3 - 2) + "]";
        String inside = "{\"code\":" + array.substring(0, MEBIBYTE - 20) + "]}";
        byte[] lines = (array + "\n" + inside + "\n").getBytes(StandardCharsets.UTF_8);

        List<HttpResponse<String>> answers =
                together(
                        4, () -> post("/api/v1/bodies/import", RunningService.OFFICIAL, lines, 25));

        assertThat(service.isAlive()).isTrue();
        for (HttpResponse<String> answer : answers) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body().lines()).hasSize(50).allMatch(it -> it.contains("malformed"));
        }
    }

    @Test
    void batches_of_long_details_are_taken_in() throws Exception {
        Map<String, Object> complaint = City.complaint("H-1", null);
        complaint.put("detail", "长".repeat(10_000));
        byte[] line = (RunningService.write(complaint) + "\n").getBytes(StandardCharsets.UTF_8);

        List<HttpResponse<String>> answers =
                together(
                        8,
                        () ->
                                post(
                                        "/api/v1/complaints/batch",
                                        RunningService.HOTLINE,
                                        line,
                                        1_000));

        assertThat(service.isAlive()).isTrue();
        for (HttpResponse<String> answer : answers) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body().lines()).hasSize(1_000);
        }
    }

    private static HttpResponse<String> post(String path, String bearer, byte[] lines, int times)
            throws IOException {
        return service.send(
                service.request(path)
                        .header("Authorization", bearer)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofInputStream(() -> repeated(lines, times))));
    }

    private static InputStream repeated(byte[] lines, int times) {
        List<InputStream> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.add(new ByteArrayInputStream(lines));
        }
        return new SequenceInputStream(Collections.enumeration(all));
    }

    private static <T> List<T> together(int many, Callable<T> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(Collections.nCopies(many, call))) {
                results.add(result.get());
            }
            return results;
        }
    }
}
