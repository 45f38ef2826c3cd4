package io.duban.gateway.caller;

import io.duban.kit.problem.Problems;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;

/**
 * Calls of the API that anybody may make: signing in and accepting an invitation. They are small,
 * and no page of somebody else's makes a visitor call them, who would find himself signed in as
 * another.
 */
public final class OpenCalls extends OncePerRequestFilter {

    /** Of a body, in bytes. */
    public static final int LARGEST = 16 << 10;

    private static final String INVITATION = "/api/v1/invitations/{token}";

    private static final String OIDC = "/api/v1/session/oidc";

    private static final RequestMatcher OPEN =
            new OrRequestMatcher(
                    call(HttpMethod.POST, "/api/v1/session"),
                    call(HttpMethod.HEAD, OIDC),
                    call(HttpMethod.GET, OIDC),
                    call(HttpMethod.GET, OIDC + "/callback"),
                    call(HttpMethod.GET, INVITATION),
                    call(HttpMethod.HEAD, INVITATION),
                    call(HttpMethod.POST, INVITATION));

    private final PublicAddress address;
    private final JsonMapper mapper;

    OpenCalls(PublicAddress address, JsonMapper mapper) {
        this.address = address;
        this.mapper = mapper;
    }

    private static RequestMatcher call(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }

    /** Whether nobody has to be known for it. */
    public static boolean include(HttpServletRequest request) {
        return OPEN.matches(request);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !include(request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean byKey = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        if (!byKey && isWrite(request) && !address.isOurs(request)) {
            Problems.write(foreign(), request, response, mapper);
        } else if (request.getContentLengthLong() > LARGEST) {
            ProblemDetail problem =
                    Problems.of(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "too-large",
                            "Too large",
                            "The body is larger than " + LARGEST + " bytes.");
            Problems.write(problem, request, response, mapper);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Whether the call may change something. */
    public static boolean isWrite(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS", "TRACE" -> false;
            default -> true;
        };
    }

    /** A page of somebody else's makes the call. */
    public static ProblemDetail foreign() {
        return Problems.of(
                HttpStatus.FORBIDDEN,
                "foreign-origin",
                "Not from here",
                "A page of another address makes this call.");
    }
}
