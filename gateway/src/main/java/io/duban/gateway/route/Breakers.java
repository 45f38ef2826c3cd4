package io.duban.gateway.route;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;

import org.springframework.web.client.ResourceAccessException;

import java.io.IOException;
import java.time.Duration;

/**
 * When a service is left alone, and when it is asked again. What lies back further than a few
 * seconds says nothing of a service, so failures age. One call decides whether it is back: with
 * more of them, failures of the last attempt would still be counted against it whenever the next
 * comes, and shut it out again while it answers.
 */
final class Breakers {

    private static final int WINDOW_SECONDS = 10;
    private static final int FEWEST_CALLS = 10;
    private static final int FAILED_PERCENT = 50;

    /** So that a service that is back is asked within a second, the time of that call included. */
    private static final Duration LEFT_ALONE = Duration.ofMillis(750);

    private Breakers() {}

    static CircuitBreakerRegistry registry() {
        return CircuitBreakerRegistry.of(
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.TIME_BASED)
                        .slidingWindowSize(WINDOW_SECONDS)
                        .minimumNumberOfCalls(FEWEST_CALLS)
                        .failureRateThreshold(FAILED_PERCENT)
                        .waitDurationInOpenState(LEFT_ALONE)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .automaticTransitionFromOpenToHalfOpenEnabled(false)
                        .recordExceptions(IOException.class, ResourceAccessException.class)
                        .build());
    }
}
