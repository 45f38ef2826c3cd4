package io.duban.complaint.lines;

import io.duban.kit.problem.UnavailableException;

import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A stream of documents, one a line, of any length, answered with one verdict a line in the same
 * order. Lines are handled in groups of what has arrived; a few groups are under way at a time.
 *
 * @param <T> what a line is read as
 */
public final class LineStream<T> {

    private static final Logger LOG = LoggerFactory.getLogger(LineStream.class);
    private static final int LONGEST_LINE = 1 << 20;
    private static final int GROUP = 500;
    private static final int AHEAD = 2_000;

    /** Reads one line; faults of the line are part of what is read. */
    public interface Reading<T> {
        T read(long line, byte[] bytes);
    }

    private final JsonMapper mapper;
    private final Reading<T> reading;
    private final Function<List<T>, List<Verdict>> handler;
    private final int groupsUnderWay;

    /**
     * @param handler gives a verdict for each item of a group, in order
     * @param groupsUnderWay groups that may be handled at the same time; 1 where a line may build
     *     on one before
     */
    public LineStream(
            JsonMapper mapper,
            Reading<T> reading,
            Function<List<T>, List<Verdict>> handler,
            int groupsUnderWay) {
        this.mapper = mapper;
        this.reading = reading;
        this.handler = handler;
        this.groupsUnderWay = groupsUnderWay;
    }

    /**
     * Reads, handles and answers until the stream ends. When something fails that no verdict can
     * tell, the answer breaks off: what has no verdict is to be sent again.
     *
     * @param linesBefore lines, such as a header, that stand before the first
     */
    public void run(InputStream body, HttpServletResponse response, long linesBefore)
            throws IOException {
        response.setContentType("application/x-ndjson");
        BlockingQueue<Optional<T>> ahead = new ArrayBlockingQueue<>(AHEAD);
        try (Spool spool = new Spool();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> reader = threads.submit(() -> read(body, linesBefore, ahead, spool));
            threads.submit(() -> handle(ahead, reader, spool, threads));
            try {
                spool.transferTo(response.getOutputStream());
            } catch (RuntimeException e) {
                if (!response.isCommitted()) {
                    response.reset();
                }
                throw e;
            } catch (IOException e) {
                LOG.debug("The client went away: {}", e.getMessage());
                throw e;
            } finally {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Stopped while reading a stream.", e);
        }
    }

    /** The stream's lines, and an empty one for its end. */
    private Void read(
            InputStream body, long linesBefore, BlockingQueue<Optional<T>> ahead, Spool spool)
            throws IOException, InterruptedException {
        LineReader lines = new LineReader(body, LONGEST_LINE, linesBefore);
        try {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                if (!line.get().isBlank()) {
                    byte[] bytes = line.get().tooLong() ? new byte[0] : line.get().bytes();
                    ahead.put(Optional.of(reading.read(line.get().number(), bytes)));
                }
            }
        } finally {
            spool.allReceived();
            ahead.put(Optional.empty());
        }
        return null;
    }

    private void handle(
            BlockingQueue<Optional<T>> ahead,
            Future<?> reader,
            Spool spool,
            ExecutorService threads) {
        Deque<Future<List<Verdict>>> underWay = new ArrayDeque<>();
        try {
            boolean ended = false;
            while (!ended || !underWay.isEmpty()) {
                List<T> group = new ArrayList<>(GROUP);
                ended = ended || gather(ahead, group, underWay.isEmpty());
                if (!group.isEmpty()) {
                    underWay.add(threads.submit(() -> handler.apply(group)));
                }
                if (group.isEmpty() || underWay.size() >= groupsUnderWay) {
                    answer(underWay.poll(), spool);
                }
            }
            reader.get();
            spool.finish();
        } catch (ExecutionException e) {
            spool.fail(asRuntime(e.getCause()));
        } catch (IOException e) {
            spool.fail(new UncheckedIOException(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            spool.fail(new UnavailableException("Stopped while handling a stream.", e));
        }
    }

    /** Takes what is there, waiting for a first one if told to; true at the stream's end. */
    private static <T> boolean gather(BlockingQueue<Optional<T>> ahead, List<T> group, boolean wait)
            throws InterruptedException {
        Optional<T> item = wait ? ahead.take() : ahead.poll(1, TimeUnit.MILLISECONDS);
        while (item != null && item.isPresent() && group.size() < GROUP - 1) {
            group.add(item.get());
            item = ahead.poll();
        }
        if (item != null && item.isPresent()) {
            group.add(item.get());
        }
        return item != null && item.isEmpty();
    }

    private void answer(Future<List<Verdict>> group, Spool spool)
            throws IOException, InterruptedException, ExecutionException {
        if (group == null) {
            return;
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream(GROUP * 64);
        for (Verdict verdict : group.get()) {
            lines.writeBytes(verdict.toLine(mapper));
        }
        spool.append(lines.toByteArray());
    }

    private static RuntimeException asRuntime(Throwable cause) {
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
