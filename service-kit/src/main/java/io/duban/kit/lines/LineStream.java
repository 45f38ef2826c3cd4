package io.duban.kit.lines;

import io.duban.kit.problem.BodyRefusedException;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.problem.ProblemLanguage;
import io.duban.kit.problem.UnavailableException;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A stream of items, one a line, of any length, answered with one verdict a line in the same order.
 * Items are handled in groups of what has arrived; a few groups are under way at a time, but never
 * two that speak of the same id.
 *
 * @param <T> what a line is read as
 */
public final class LineStream<T> {

    private static final int GROUP = 500;
    private static final int AHEAD = 2_000;
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** An item, and what it takes of the room. */
    private record Held<T>(T item, int room) {}

    private record Group(Set<String> ids, int room, Future<List<Verdict>> verdicts) {

        boolean concernsAny(Set<String> others) {
            return !Collections.disjoint(ids, others);
        }
    }

    private final JsonMapper mapper;
    private final LineRoom room;
    private final Function<T, String> id;
    private final Function<List<T>, List<Verdict>> handler;
    private final int groupsUnderWay;
    private final UnaryOperator<String> language;

    /**
     * @param room shared by all streams
     * @param id what an item speaks of; null for one that speaks of nothing
     * @param handler gives a verdict for each item of a group, in order
     * @param groupsUnderWay groups that may be handled at the same time; 1 where a line may build
     *     on one before
     */
    public LineStream(
            JsonMapper mapper,
            LineRoom room,
            Function<T, String> id,
            Function<List<T>, List<Verdict>> handler,
            int groupsUnderWay) {
        this.mapper = mapper;
        this.room = room;
        this.id = id;
        this.handler = handler;
        this.groupsUnderWay = groupsUnderWay;
        this.language = ProblemLanguage.ofThisCall();
    }

    /**
     * Reads, handles and answers until the stream ends. When something fails that no verdict can
     * tell, the answer is a problem or, when it has begun, breaks off without its end: what has no
     * verdict is to be sent again.
     */
    public void run(Source<T> source, HttpServletResponse response) throws IOException {
        response.setContentType("application/x-ndjson");
        try (Spool spool = new Spool();
                LineRoom.Share share = room.share();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            BlockingQueue<Optional<Held<T>>> ahead = new ArrayBlockingQueue<>(AHEAD);
            Future<?> reader = threads.submit(() -> read(source, ahead, spool, share));
            threads.submit(() -> handle(ahead, reader, spool, share, threads));
            try {
                spool.transferTo(response.getOutputStream());
            } catch (UncheckedIOException e) {
                throw cutOff(e.getCause(), response);
            } catch (RuntimeException e) {
                reset(response);
                throw e;
            } finally {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Stopped while answering a stream.", e);
        }
    }

    /** What the caller gets whose stream did not arrive whole, should there be one any more. */
    private static IOException cutOff(IOException cause, HttpServletResponse response) {
        if (response.isCommitted()) {
            return cause;
        }
        reset(response);
        if (cause instanceof BodyRefusedException) {
            return cause;
        }
        throw new ProblemException(
                HttpStatus.BAD_REQUEST,
                "stream-cut-off",
                "Cut off",
                "The stream did not arrive whole; what has no verdict is to be sent again.");
    }

    private static void reset(HttpServletResponse response) {
        if (!response.isCommitted()) {
            response.reset();
        }
    }

    /** The stream's items, and an empty one for its end. */
    private Void read(
            Source<T> source,
            BlockingQueue<Optional<Held<T>>> ahead,
            Spool spool,
            LineRoom.Share share)
            throws IOException, InterruptedException {
        try {
            long before = source.taken();
            for (var item = source.next(); item.isPresent(); item = source.next()) {
                int taken = share.take(source.taken() - before);
                before = source.taken();
                ahead.put(Optional.of(new Held<>(item.get(), taken)));
            }
        } finally {
            spool.allReceived();
            ahead.put(Optional.empty());
        }
        return null;
    }

    private void handle(
            BlockingQueue<Optional<Held<T>>> ahead,
            Future<?> reader,
            Spool spool,
            LineRoom.Share share,
            ExecutorService threads) {
        try {
            handleAll(ahead, spool, share, threads);
            reader.get();
            spool.finish();
        } catch (ExecutionException e) {
            spool.fail(asRuntime(e.getCause()));
        } catch (IOException e) {
            spool.fail(new UnavailableException("There is no room to keep the verdicts.", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            spool.fail(new UnavailableException("Stopped while handling a stream.", e));
        } catch (RuntimeException e) {
            spool.fail(e);
        }
    }

    private void handleAll(
            BlockingQueue<Optional<Held<T>>> ahead,
            Spool spool,
            LineRoom.Share share,
            ExecutorService threads)
            throws IOException, InterruptedException, ExecutionException {
        Deque<Group> underWay = new ArrayDeque<>();
        boolean ended = false;
        while (!ended || !underWay.isEmpty()) {
            List<Held<T>> held = new ArrayList<>(GROUP);
            if (!ended) {
                ended = gather(ahead, held, underWay.isEmpty(), spool);
            }
            if (!held.isEmpty()) {
                List<T> items = held.stream().map(Held::item).toList();
                Set<String> ids = ids(items);
                while (underWay.stream().anyMatch(it -> it.concernsAny(ids))) {
                    answer(underWay.remove(), spool, share);
                }
                int taken = held.stream().mapToInt(Held::room).sum();
                underWay.add(new Group(ids, taken, threads.submit(() -> handler.apply(items))));
            }
            boolean mustWait = held.isEmpty() || underWay.size() >= groupsUnderWay;
            if (mustWait && !underWay.isEmpty()) {
                answer(underWay.remove(), spool, share);
            }
        }
    }

    /** Takes what is there, waiting for a first one if told to; true at the stream's end. */
    private static <T> boolean gather(
            BlockingQueue<Optional<Held<T>>> ahead, List<Held<T>> items, boolean idle, Spool spool)
            throws InterruptedException {
        Optional<Held<T>> item = ahead.poll(idle ? PAUSE.toMillis() : 1, TimeUnit.MILLISECONDS);
        if (item == null && idle) {
            spool.release();
            item = ahead.take();
        }
        while (item != null && item.isPresent()) {
            items.add(item.get());
            item = items.size() < GROUP ? ahead.poll() : null;
        }
        return item != null;
    }

    private Set<String> ids(List<T> items) {
        Set<String> ids = new HashSet<>();
        items.forEach(item -> ids.add(id.apply(item)));
        ids.removeIf(Objects::isNull);
        return ids;
    }

    private void answer(Group group, Spool spool, LineRoom.Share share)
            throws IOException, InterruptedException, ExecutionException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(GROUP * 64);
        for (Verdict verdict : group.verdicts().get()) {
            lines.writeBytes(verdict.told(language).toLine(mapper));
        }
        share.giveBack(group.room());
        spool.append(lines.toByteArray());
    }

    private static RuntimeException asRuntime(Throwable cause) {
        return switch (cause) {
            case IOException cutOff -> new UncheckedIOException(cutOff);
            case RuntimeException known -> known;
            default -> new IllegalStateException(cause);
        };
    }
}
