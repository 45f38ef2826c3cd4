package io.duban.kit.security;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts what each key has open at the same time, and lets none have more than its part. */
public final class Places {

    private final int mostPerKey;
    private final ConcurrentMap<String, Integer> taken = new ConcurrentHashMap<>();

    public Places(int mostPerKey) {
        this.mostPerKey = mostPerKey;
    }

    /** Takes one; false when the key has all that are for one key. */
    public boolean take(String key) {
        AtomicBoolean got = new AtomicBoolean();
        taken.compute(
                key,
                (_, before) -> {
                    int open = before == null ? 0 : before;
                    got.set(open < mostPerKey);
                    return got.get() ? Integer.valueOf(open + 1) : before;
                });
        return got.get();
    }

    /** Gives back one that was taken. */
    public void giveBack(String key) {
        taken.compute(key, (_, open) -> open == null || open == 1 ? null : open - 1);
    }
}
