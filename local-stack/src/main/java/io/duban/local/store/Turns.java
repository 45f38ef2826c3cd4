package io.duban.local.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Lets one command write at a time. Commands that wait for each other are made durable together:
 * each sees what those before it have written, and the last one pays for all.
 */
final class Turns {

    private static final long LARGEST_GROUP = 8L << 20;

    /** What is written together. */
    private static final class Group {

        private final View.Writing changes;
        private final CompletableFuture<Void> durable = new CompletableFuture<>();

        private Group(View.Writing changes) {
            this.changes = changes;
        }
    }

    private final Engine engine;
    private final Runnable undone;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicInteger waiting = new AtomicInteger();
    private Group open;

    /**
     * Turns at the engine.
     *
     * @param undone is told, before the next turn, that something was not written after all
     */
    Turns(Engine engine, Runnable undone) {
        this.engine = engine;
        this.undone = undone;
    }

    /** Waits until what a command has written is durable. */
    @FunctionalInterface
    interface Durable {
        /**
         * Returns then.
         *
         * @throws StoreFault when it is not durable
         */
        void await();
    }

    /**
     * Carries out a command that writes, when its turn has come. A fault of the engine undoes what
     * it has written.
     *
     * @param fresh whether what is kept in memory still is what is stored
     * @return null when it is not, and nothing was carried out
     */
    Durable take(BooleanSupplier fresh, Consumer<View.Writing> work) {
        waiting.incrementAndGet();
        turn.lock();
        try {
            waiting.decrementAndGet();
            if (!fresh.getAsBoolean()) {
                finish();
                return null;
            }
            if (open == null) {
                open = new Group(engine.writing());
            }
            Group mine = open;
            try {
                carryOut(work, mine.changes);
            } finally {
                if (waiting.get() == 0 || mine.changes.size() > LARGEST_GROUP) {
                    finish();
                }
            }
            return () -> await(mine);
        } finally {
            turn.unlock();
        }
    }

    private void carryOut(Consumer<View.Writing> work, View.Writing changes) {
        changes.mark();
        try {
            work.accept(changes);
        } catch (RuntimeException | Error e) {
            undone.run();
            changes.backToMark();
            throw e;
        }
        changes.keep();
    }

    private void finish() {
        if (open == null) {
            return;
        }
        Group group = open;
        open = null;
        try (View.Writing changes = group.changes) {
            engine.commit(changes);
            group.durable.complete(null);
        } catch (RuntimeException e) {
            undone.run();
            group.durable.completeExceptionally(e);
        }
    }

    private static void await(Group group) {
        try {
            group.durable.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreFault fault
                    ? new StoreFault(fault.kind(), fault.getMessage(), fault)
                    : new StoreFault(StoreFault.Kind.FAILED, "the write is not durable: " + e, e);
        }
    }
}
