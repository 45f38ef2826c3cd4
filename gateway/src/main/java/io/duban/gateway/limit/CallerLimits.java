package io.duban.gateway.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How often a key may call, and how often an address may come with keys that are none. */
@Component
public class CallerLimits {

    private static final int MOST_CALLERS = 20_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** The word that every key begins with, and six characters of 64. */
    private static final int PREFIX_LENGTH = 12;

    private static final int FAMILIES = 10;

    private final int failuresPerMinute;
    private final LoadingCache<String, RateLimiter> byKey;
    private final LoadingCache<String, AtomicInteger> failures =
            Caffeine.newBuilder()
                    .maximumSize(MOST_CALLERS)
                    .expireAfterWrite(MINUTE)
                    .build(_ -> new AtomicInteger());

    CallerLimits(LimitProperties limits) {
        this.failuresPerMinute = limits.failedKeysPerMinute();
        RateLimiterConfig config =
                RateLimiterConfig.custom()
                        .limitForPeriod(limits.requestsPerSecond())
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(Duration.ZERO)
                        .build();
        this.byKey =
                Caffeine.newBuilder()
                        .maximumSize(MOST_CALLERS)
                        .expireAfterAccess(MINUTE)
                        .build(key -> RateLimiter.of(key, config));
    }

    /** Whether the key has a call left in this second; takes it. */
    public boolean mayCall(String keyId) {
        return byKey.get(keyId).acquirePermission();
    }

    /**
     * Whether the address has not come with too many bad keys in the last minute. Keys that begin
     * alike are counted by themselves: one caller behind a shared address with an old key, or one
     * that guesses, does not shut out the others there. All of an address are counted too, with
     * more room, for guesses need not begin alike.
     */
    public boolean mayTryKeys(String key, String address) {
        return count(family(key, address)) < failuresPerMinute
                && count(address) < (long) failuresPerMinute * FAMILIES;
    }

    /** The address came with a key that is none. */
    public void refusedKey(String key, String address) {
        failures.get(family(key, address)).incrementAndGet();
        failures.get(address).incrementAndGet();
    }

    private int count(String counted) {
        AtomicInteger count = failures.getIfPresent(counted);
        return count == null ? 0 : count.get();
    }

    /**
     * The beginning of a key tells nothing of its secret, and is not kept for longer than a minute.
     */
    private static String family(String key, String address) {
        return address + " " + key.substring(0, Math.min(key.length(), PREFIX_LENGTH));
    }
}
