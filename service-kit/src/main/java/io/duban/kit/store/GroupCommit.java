package io.duban.kit.store;

import io.duban.kit.problem.UnavailableException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Lets requests that arrive together share one round trip: while one group is being written, the
 * next gathers.
 *
 * @param <T> what is written
 * @param <R> what became of it
 */
public final class GroupCommit<T, R> implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private record Waiting<T, R>(T item, CompletableFuture<R> outcome) {}

    private final Function<List<T>, List<R>> commit;
    private final int largestGroup;
    private final BlockingQueue<Waiting<T, R>> queue;
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean running = true;

    /**
     * @param commit writes a group and tells what became of each, in order; may throw for all of
     *     them
     * @param largestGroup items in a group at the most
     * @param most items that may wait at the same time; a further one is refused
     * @param concurrency groups that may be written at the same time
     */
    public GroupCommit(
            String name,
            Function<List<T>, List<R>> commit,
            int largestGroup,
            int most,
            int concurrency) {
        this.commit = commit;
        this.largestGroup = largestGroup;
        this.queue = new ArrayBlockingQueue<>(most);
        for (int i = 0; i < concurrency; i++) {
            writers.add(Thread.ofVirtual().name(name + "-" + i).start(this::writeForever));
        }
    }

    /**
     * Writes one item together with others and waits for its outcome.
     *
     * @throws UnavailableException when too many wait, or the outcome is not known in time: the
     *     item may or may not have been written, so the caller's caller repeats
     */
    public R submit(T item) {
        Waiting<T, R> waiting = new Waiting<>(item, new CompletableFuture<>());
        if (!running || !queue.offer(waiting)) {
            throw new UnavailableException("Too many writes are waiting.", null);
        }
        try {
            return waiting.outcome().get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new UnavailableException("The document store does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Stopped while writing.", e);
        }
    }

    @Override
    public void close() {
        running = false;
    }

    private void writeForever() {
        List<Waiting<T, R>> group = new ArrayList<>(largestGroup);
        while (running || !queue.isEmpty()) {
            try {
                Waiting<T, R> first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    queue.drainTo(group, largestGroup - 1);
                    write(group);
                    group.clear();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void write(List<Waiting<T, R>> group) {
        try {
            List<R> outcomes = commit.apply(group.stream().map(Waiting::item).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).outcome().complete(outcomes.get(i));
            }
        } catch (RuntimeException e) {
            group.forEach(waiting -> waiting.outcome().completeExceptionally(e));
        }
    }
}
