package io.duban.gateway.caller;

import com.mongodb.MongoException;

import io.duban.gateway.limit.CallerLimits;
import io.duban.kit.problem.Problems;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who makes a call, and whether that caller may call again already. The first of the
 * credentials that a call presents decides alone.
 */
final class CallerFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(CallerFilter.class);
    static final String METRICS = "/actuator/prometheus";

    private final List<Credentials> credentials;
    private final CallerLimits limits;
    private final JsonMapper mapper;

    CallerFilter(List<Credentials> credentials, CallerLimits limits, JsonMapper mapper) {
        this.credentials = credentials;
        this.limits = limits;
        this.mapper = mapper;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/api/") && !path.equals(METRICS);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (Credentials kind : credentials) {
            Optional<String> presented = kind.presented(request);
            if (presented.isPresent()) {
                if (letsIn(kind, presented.get(), request, response)) {
                    chain.doFilter(request, response);
                }
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** False when the call has been answered; a caller who is not known goes on as nobody. */
    private boolean letsIn(
            Credentials kind,
            String presented,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!limits.mayTryKeys(presented, request.getRemoteAddr()) && !kind.wasGood(presented)) {
            return refuse(
                    request,
                    response,
                    tooMany("Too many refused keys from this address."),
                    Optional.of("60"));
        }
        Optional<CallerAuthentication> caller;
        try {
            caller = kind.check(presented);
        } catch (MongoException e) {
            LOG.warn("Answered 503, callers cannot be checked: {}", e.toString());
            return refuse(request, response, unavailable(), Optional.of("2"));
        }
        if (caller.isEmpty()) {
            limits.refusedKey(presented, request.getRemoteAddr());
            return true;
        }
        if (!limits.mayCall(caller.get().identity().id())) {
            return refuse(
                    request, response, tooMany("This caller calls too often."), Optional.of("1"));
        }
        Optional<ProblemDetail> refusal = kind.refusal(request, presented);
        if (refusal.isPresent()) {
            return refuse(request, response, refusal.get(), Optional.empty());
        }
        SecurityContextHolder.getContext().setAuthentication(caller.get());
        return true;
    }

    private static ProblemDetail tooMany(String detail) {
        return Problems.of(
                HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "Too many requests", detail);
    }

    private static ProblemDetail unavailable() {
        return Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "unavailable",
                "Temporarily unavailable",
                "Callers cannot be checked at the moment.");
    }

    private boolean refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            ProblemDetail problem,
            Optional<String> retryAfter)
            throws IOException {
        retryAfter.ifPresent(it -> response.setHeader(HttpHeaders.RETRY_AFTER, it));
        Problems.write(problem, request, response, mapper);
        return false;
    }
}
