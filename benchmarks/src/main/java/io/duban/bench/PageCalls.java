package io.duban.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a page of the console waits for: its calls one by one, as a browser sends them, on a system
 * that is there with whatever it holds. {@code PageCalls ADDRESS KEY} prints them.
 */
public final class PageCalls {

    private static final int WARM = 20;
    private static final int TIMES = 60;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String GOAL = "100 ms";
    private static final String HOME_GOAL = "300 ms";
    private static final Pattern PERIOD = Pattern.compile("\"period\":\"([^\"]+)\"");

    /** Calls of the home page, which are sent at the same time. */
    private static final List<String> HOME =
            List.of(
                    "/me",
                    "/overview",
                    "/work?limit=100",
                    "/rankings",
                    "/rankings/estate-complaints/live?limit=60",
                    "/statistics/complaints?by=day",
                    "/escalations?order=newest&limit=50");

    /** Asked after those where more waits than the first page of work holds. */
    private static final List<String> WORK_OF_KINDS =
            Stream.of(
                            "signature",
                            "closure",
                            "request",
                            "appeal",
                            "unattributed",
                            "followUp",
                            "milestone",
                            "task",
                            "review",
                            "submission",
                            "workOrder",
                            "receipt",
                            "answer")
                    .map(it -> "/work?limit=100&kind=" + it)
                    .toList();

    private static final List<String> OTHERS =
            List.of(
                    "/rankings/estate-complaints",
                    "/rankings/estate-complaints/{period}",
                    "/rankings/estate-complaints/{period}?listed=true",
                    "/rankings/estate-complaints/history?subject=estate/E00001",
                    "/projects?limit=200",
                    "/projects?overdue=true&order=overdue",
                    "/notices?order=newest",
                    "/notices?overdue=true",
                    "/complaints?order=newest",
                    "/complaints?order=due",
                    "/complaints?overdue=true",
                    "/complaints?q=%E5%8D%AB%E7%94%9F",
                    "/complaints/unattributed",
                    "/estates?q=%E5%B0%8F%E5%8C%BA",
                    "/statistics/complaints?by=category",
                    "/statistics/complaints?by=street",
                    "/targets");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final String key;

    PageCalls(String address, String key) {
        this.address = address;
        this.key = key;
    }

    public static void main(String[] arguments) throws Exception {
        new PageCalls(arguments[0], arguments[1]).measure(new Report());
    }

    void measure(Report report) throws IOException, InterruptedException {
        String period = latestPeriod();
        Map<String, String> paths = new LinkedHashMap<>();
        HOME.forEach(it -> paths.put(it, it));
        OTHERS.forEach(it -> paths.put(it, it.replace("{period}", period)));
        for (var path : paths.entrySet()) {
            call(path.getKey(), path.getValue(), report);
        }
        home(report);
    }

    private void call(String name, String path, Report report)
            throws IOException, InterruptedException {
        int status = 0;
        int bytes = 0;
        long[] nanos = new long[TIMES];
        for (int i = -WARM; i < TIMES; i++) {
            long began = System.nanoTime();
            HttpResponse<byte[]> answer = client.send(request(path), BodyHandlers.ofByteArray());
            if (i >= 0) {
                nanos[i] = System.nanoTime() - began;
            }
            status = answer.statusCode();
            bytes = answer.body().length;
        }
        report.add(
                "GET " + name + (status == 200 ? "" : " (" + status + ")"),
                words(nanos, bytes),
                GOAL);
    }

    private void home(Report report) throws IOException, InterruptedException {
        boolean byKinds = text("/work?limit=100").contains("\"next\"");
        long[] nanos = new long[TIMES];
        for (int i = -WARM; i < TIMES; i++) {
            long began = System.nanoTime();
            together(HOME);
            if (byKinds) {
                together(WORK_OF_KINDS);
            }
            if (i >= 0) {
                nanos[i] = System.nanoTime() - began;
            }
        }
        report.add(
                byKinds
                        ? "all calls of the home page, and those for each kind of work"
                        : "all calls of the home page at the same time",
                words(nanos, 0),
                HOME_GOAL);
    }

    private void together(List<String> paths) {
        var answers =
                paths.stream()
                        .map(it -> client.sendAsync(request(it), BodyHandlers.ofByteArray()))
                        .toList();
        answers.forEach(it -> it.join());
    }

    private static String words(long[] nanos, int bytes) {
        Arrays.sort(nanos);
        String sized = bytes == 0 ? "" : ", %,.1f kB".formatted(bytes / 1e3);
        return "p50 %.1f ms, p95 %.1f ms%s"
                .formatted(nanos[TIMES / 2] / 1e6, nanos[TIMES * 95 / 100] / 1e6, sized);
    }

    private String latestPeriod() throws IOException, InterruptedException {
        String boards = text("/rankings/estate-complaints?limit=1");
        var found = PERIOD.matcher(boards);
        if (!found.find()) {
            throw new IllegalStateException("there is no board yet: " + boards);
        }
        return found.group(1);
    }

    private String text(String path) throws IOException, InterruptedException {
        HttpRequest plain = asking(path).build();
        return client.send(plain, BodyHandlers.ofString()).body();
    }

    private HttpRequest request(String path) {
        return asking(path).header("Accept-Encoding", "gzip").build();
    }

    private HttpRequest.Builder asking(String path) {
        return HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + key)
                .header("Accept", "application/json");
    }
}
