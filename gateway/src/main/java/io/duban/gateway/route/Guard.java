package io.duban.gateway.route;

import io.duban.gateway.limit.LimitProperties;
import io.duban.kit.problem.UnavailableException;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Stands before a service: when it does not answer, the caller is told to try again, at once and
 * not after a time-out. What a service does answer, errors included, passes unchanged.
 */
@Component
public class Guard {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final CircuitBreakerRegistry breakers = Breakers.registry();
    private final BulkheadRegistry places;

    Guard(LimitProperties limits, MeterRegistry metrics) {
        this.places =
                BulkheadRegistry.of(
                        BulkheadConfig.custom()
                                .maxConcurrentCalls(limits.concurrentCalls())
                                .maxWaitDuration(Duration.ZERO)
                                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(metrics);
        TaggedBulkheadMetrics.ofBulkheadRegistry(places).bindTo(metrics);
    }

    /** A guard of its own for one kind of calls to one service. */
    HandlerFilterFunction<ServerResponse, ServerResponse> of(String service) {
        CircuitBreaker breaker = breakers.circuitBreaker(service);
        Bulkhead place = places.bulkhead(service);
        return (request, next) -> {
            if (!place.tryAcquirePermission()) {
                return Refusals.unavailable(
                        request, "Too many calls to " + service + " are under way.");
            }
            ServerResponse answer = null;
            try {
                answer = new PlacedAnswer(ask(breaker, request, next), request, place);
                return answer;
            } finally {
                if (answer == null) {
                    place.onComplete();
                }
            }
        };
    }

    /**
     * Asks a service for a part of an answer.
     *
     * @throws UnavailableException at once when the service does not answer these days or has no
     *     place, and when it does not answer this time
     */
    public <T> T ask(String service, Callable<T> question) {
        CircuitBreaker breaker = breakers.circuitBreaker(service);
        Bulkhead place = places.bulkhead(service);
        try {
            return Bulkhead.decorateCallable(
                            place, CircuitBreaker.decorateCallable(breaker, question))
                    .call();
        } catch (BulkheadFullException
                | CallNotPermittedException
                | IOException
                | ResourceAccessException e) {
            LOG.warn("Answered without {}: {}", service, e.getMessage());
            throw new UnavailableException(service + " does not answer.", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("no question fails so", e);
        }
    }

    private static ServerResponse ask(
            CircuitBreaker breaker, ServerRequest request, HandlerFunction<ServerResponse> next)
            throws Exception {
        if (!breaker.tryAcquirePermission()) {
            return Refusals.unavailable(
                    request, breaker.getName() + " does not answer at the moment.");
        }
        long began = System.nanoTime();
        try {
            ServerResponse response = next.handle(request);
            breaker.onSuccess(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            return response;
        } catch (IOException | ResourceAccessException e) {
            breaker.onError(System.nanoTime() - began, TimeUnit.NANOSECONDS, e);
            LOG.warn("Answered 503 for {}: {}", breaker.getName(), e.getMessage());
            return Refusals.unavailable(request, breaker.getName() + " does not answer.");
        } catch (Exception e) {
            // Not the service's fault, so no reason to stop calling it.
            breaker.releasePermission();
            throw e;
        }
    }
}
