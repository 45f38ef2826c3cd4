package io.duban.local.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Calls that need not wait for each other, some at a time. */
final class Calls {

    private static final int AT_A_TIME = 12;
    private static final Executor THREADS =
            Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory());

    private final List<CompletableFuture<Void>> calls = new ArrayList<>();
    private final Map<String, CompletableFuture<Void>> last = new HashMap<>();

    void add(Runnable call) {
        calls.add(CompletableFuture.runAsync(call, THREADS));
    }

    /** A call that comes after those before with the same key. */
    void addInOrder(String key, Runnable call) {
        CompletableFuture<Void> before = last.get(key);
        CompletableFuture<Void> next =
                before == null
                        ? CompletableFuture.runAsync(call, THREADS)
                        : before.thenRunAsync(call, THREADS);
        last.put(key, next);
        calls.add(next);
    }

    /** Returns when all are answered; throws what one of them threw. */
    void await() {
        calls.forEach(CompletableFuture::join);
    }
}
