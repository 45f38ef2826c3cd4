package io.duban.kit.security;

import io.duban.kit.problem.OfferedMethods;
import io.duban.kit.problem.Problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * 401 and 403 as problems; 405 and 404 where the call would be let in with no role, since the path
 * is not served so or not at all.
 */
public final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final OfferedMethods offered;
    private final JsonMapper mapper;

    public SecurityProblems(OfferedMethods offered, JsonMapper mapper) {
        this.offered = offered;
        this.mapper = mapper;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        Problems.write(
                Problems.of(
                        HttpStatus.UNAUTHORIZED,
                        "unauthorized",
                        "Not authenticated",
                        "Send a valid key as 'Authorization: Bearer <api key>', or sign in."),
                request,
                response,
                mapper);
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        Problems.write(refusal(request, response), request, response, mapper);
    }

    private ProblemDetail refusal(HttpServletRequest request, HttpServletResponse response) {
        Optional<Set<HttpMethod>> methods = offered.of(request);
        if (methods.isEmpty()) {
            return Problems.noSuchPath();
        }
        if (!methods.get().contains(HttpMethod.valueOf(request.getMethod()))) {
            response.setHeader(HttpHeaders.ALLOW, Problems.names(methods.get()));
            return Problems.methodNotAllowed(request.getMethod(), methods.get());
        }
        return Problems.of(
                HttpStatus.FORBIDDEN,
                "forbidden",
                "Not allowed",
                "The caller's role may not make this call.");
    }
}
