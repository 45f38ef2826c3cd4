package io.duban.gateway.key;

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
import java.util.Locale;
import java.util.Optional;

/** Finds out whose key a call carries, and whether its owner may call again already. */
public final class KeyFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFilter.class);
    private static final String SCHEME = "bearer ";
    static final String METRICS = "/actuator/prometheus";

    private final Keys keys;
    private final CallerLimits limits;
    private final JsonMapper mapper;

    KeyFilter(Keys keys, CallerLimits limits, JsonMapper mapper) {
        this.keys = keys;
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
        Optional<String> presented = presented(request);
        if (presented.isPresent()) {
            if (!limits.mayTryKeys(presented.get(), request.getRemoteAddr())
                    && !keys.wasGood(presented.get())) {
                refuse(
                        request,
                        response,
                        tooMany("Too many refused keys from this address."),
                        "60");
                return;
            }
            Optional<ApiKey> key;
            try {
                key = keys.check(presented.get());
            } catch (MongoException e) {
                LOG.warn("Answered 503, keys cannot be checked: {}", e.toString());
                refuse(request, response, unavailable(), "2");
                return;
            }
            if (key.isEmpty()) {
                limits.refusedKey(presented.get(), request.getRemoteAddr());
            } else if (!limits.mayCall(key.get().id())) {
                refuse(request, response, tooMany("This key calls too often."), "1");
                return;
            }
            key.ifPresent(
                    it ->
                            SecurityContextHolder.getContext()
                                    .setAuthentication(new KeyAuthentication(it)));
        }
        chain.doFilter(request, response);
    }

    private static Optional<String> presented(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
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
                "Keys cannot be checked at the moment.");
    }

    private void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            ProblemDetail problem,
            String retryAfter)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, retryAfter);
        Problems.write(problem, request, response, mapper);
    }
}
