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

    private final int failuresPerMinute;
    private final LoadingCache<String, RateLimiter> byKey;
    private final LoadingCache<String, AtomicInteger> failuresByAddress =
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

    /** Whether the address has not come with too many bad keys in the last minute. */
    public boolean mayTryKeys(String address) {
        AtomicInteger failures = failuresByAddress.getIfPresent(address);
        return failures == null || failures.get() < failuresPerMinute;
    }

    /** The address came with a key that is none. */
    public void refusedKey(String address) {
        failuresByAddress.get(address).incrementAndGet();
    }
}
