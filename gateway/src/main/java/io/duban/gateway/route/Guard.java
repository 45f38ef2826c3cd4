package io.duban.gateway.route;

import io.duban.gateway.limit.LimitProperties;
import io.duban.kit.problem.Problems;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Stands before a service: when it does not answer, the caller is told to try again, at once and
 * not after a time-out. What a service does answer, errors included, passes unchanged.
 */
@Component
class Guard {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final String RETRY_SECONDS = "2";

    private final CircuitBreakerRegistry breakers =
            CircuitBreakerRegistry.of(
                    CircuitBreakerConfig.custom()
                            .slidingWindowSize(20)
                            .minimumNumberOfCalls(10)
                            .failureRateThreshold(50)
                            .waitDurationInOpenState(Duration.ofSeconds(1))
                            .permittedNumberOfCallsInHalfOpenState(5)
                            .automaticTransitionFromOpenToHalfOpenEnabled(false)
                            .recordExceptions(IOException.class, ResourceAccessException.class)
                            .build());
    private final LimitProperties limits;

    Guard(LimitProperties limits, MeterRegistry metrics) {
        this.limits = limits;
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(metrics);
    }

    /** A guard of its own for one kind of calls to one service. */
    HandlerFilterFunction<ServerResponse, ServerResponse> of(String service) {
        CircuitBreaker breaker = breakers.circuitBreaker(service);
        Bulkhead bulkhead =
                Bulkhead.of(
                        service,
                        BulkheadConfig.custom()
                                .maxConcurrentCalls(limits.concurrentCalls())
                                .maxWaitDuration(Duration.ZERO)
                                .build());
        return (request, next) -> call(service, breaker, bulkhead, request, next);
    }

    private static ServerResponse call(
            String service,
            CircuitBreaker breaker,
            Bulkhead bulkhead,
            ServerRequest request,
            HandlerFunction<ServerResponse> next)
            throws Exception {
        if (!bulkhead.tryAcquirePermission()) {
            return unavailable("Too many calls to " + service + " are under way.");
        }
        try {
            if (!breaker.tryAcquirePermission()) {
                return unavailable(service + " does not answer at the moment.");
            }
            return guarded(service, breaker, request, next);
        } finally {
            bulkhead.onComplete();
        }
    }

    private static ServerResponse guarded(
            String service,
            CircuitBreaker breaker,
            ServerRequest request,
            HandlerFunction<ServerResponse> next)
            throws Exception {
        long began = System.nanoTime();
        try {
            ServerResponse response = next.handle(request);
            breaker.onSuccess(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            return response;
        } catch (IOException | ResourceAccessException e) {
            breaker.onError(System.nanoTime() - began, TimeUnit.NANOSECONDS, e);
            LOG.warn("Answered 503 for {}: {}", service, e.getMessage());
            return unavailable(service + " does not answer.");
        } catch (Exception e) {
            // Not the service's fault, so no reason to stop calling it.
            breaker.releasePermission();
            throw e;
        }
    }

    private static ServerResponse unavailable(String detail) {
        return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(
                        Problems.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "unavailable",
                                "Temporarily unavailable",
                                detail));
    }
}
