package io.duban.acceptance;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** A client that goes to the other gateway when one does not answer, with the very same call. */
final class TwoDoors {

    private static final Set<Integer> UNCERTAIN = Set.of(0, 429, 502, 503, 504);
    private static final long PATIENCE_SECONDS = 120;

    private final List<Api> doors;
    private final LongAdder repeated = new LongAdder();

    TwoDoors(Api first, Api second) {
        doors = List.of(first, second);
    }

    /** How many calls had to be made again. */
    long repeated() {
        return repeated.sum();
    }

    /**
     * The first certain answer.
     *
     * @param from which door is tried first; the other is next
     */
    Api.Answer call(int from, Function<Api, Api.Answer> call) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        int door = from;
        while (true) {
            Api.Answer answer = call.apply(doors.get(door % doors.size()));
            if (!UNCERTAIN.contains(answer.status())) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("neither door answers: " + answer);
            }
            repeated.increment();
            door++;
            Thread.sleep(100);
        }
    }

    Api.Answer get(String path) throws InterruptedException {
        return call(0, it -> it.get(path));
    }

    /** Every item of a paged list; a page that is not answered is asked for again. */
    List<JsonNode> all(String path) throws InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String first = path + "?limit=200";
        String next = first;
        while (next != null) {
            JsonNode page = get(next).json();
            page.get("items").forEach(items::add);
            next = page.has("next") ? first + "&cursor=" + page.get("next").stringValue() : null;
        }
        return items;
    }

    /** Ends days and does not wait. */
    void end(LocalDate through) throws InterruptedException {
        Map<String, String> body = Map.of("through", through.toString());
        Api.Answer answer = call(0, it -> it.post("/api/v1/calendar/advance", body));
        if (answer.status() != 202) {
            throw new IllegalStateException("advance answered " + answer);
        }
    }

    void awaitSettled(LocalDate through) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Api.Answer answer = get("/api/v1/calendar");
        while (!settled(answer, through)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(through + " has not settled: " + answer);
            }
            Thread.sleep(100);
            answer = get("/api/v1/calendar");
        }
    }

    private static boolean settled(Api.Answer answer, LocalDate through) {
        return answer.status() == 200
                && answer.json().get("settled").booleanValue()
                && answer.json().path("lastEndedDay").asString("").equals(through.toString());
    }
}
