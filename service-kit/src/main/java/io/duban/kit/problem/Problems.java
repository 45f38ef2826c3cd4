package io.duban.kit.problem;

import io.duban.kit.json.FieldError;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Builds the one form in which every error leaves a service. */
public final class Problems {

    private static final String TYPE = "urn:duban:problem:";

    /** Property with the faults of each field. */
    static final String ERRORS = "errors";

    private Problems() {}

    /**
     * A problem.
     *
     * @param code stable last part of {@code type}, for programs
     */
    public static ProblemDetail of(
            HttpStatusCode status, String code, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE + code));
        problem.setTitle(title);
        return problem;
    }

    /** The same problem, naming the call it is about; a path that is no URI stays out. */
    public static ProblemDetail about(ProblemDetail problem, String path) {
        try {
            problem.setInstance(URI.create(path));
        } catch (IllegalArgumentException e) {
            // Such a path is part of what was refused; the problem is clear without it.
            problem.setInstance(null);
        }
        return problem;
    }

    /** A problem of which nothing is known but its status. */
    public static ProblemDetail of(HttpStatus status) {
        String title = status.getReasonPhrase();
        return of(status, title.toLowerCase(Locale.ROOT).replace(' ', '-'), title, title);
    }

    /** A call that is no call of HTTP as the firewall, the parser or the container wants it. */
    public static ProblemDetail rejected() {
        return of(
                HttpStatus.BAD_REQUEST,
                "malformed",
                "The call is malformed",
                "Its path, a parameter or a header holds what none may hold.");
    }

    /** Nobody serves the path. */
    public static ProblemDetail noSuchPath() {
        return of(
                HttpStatus.NOT_FOUND,
                "not-found",
                "Not found",
                "Nobody serves this path; /docs shows those that there are.");
    }

    /**
     * The path is served, but not so.
     *
     * @param offered the methods with which it is
     */
    public static ProblemDetail methodNotAllowed(String method, Collection<HttpMethod> offered) {
        return of(
                HttpStatus.METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "Method not allowed",
                "This path is not served with %s; it is with %s."
                        .formatted(method, names(offered)));
    }

    /** Methods as the header {@code Allow} names them. */
    public static String names(Collection<HttpMethod> methods) {
        return methods.stream().map(HttpMethod::name).collect(Collectors.joining(", "));
    }

    /** A problem with the faults of each field. */
    public static ProblemDetail invalid(HttpStatusCode status, List<FieldError> errors) {
        ProblemDetail problem =
                of(status, "invalid-input", "The input is not valid", summary(errors));
        problem.setProperty(ERRORS, errors);
        return problem;
    }

    /** The answer that carries a problem. */
    public static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** Answers with a problem where no controller does. */
    public static void write(
            ProblemDetail problem,
            HttpServletRequest request,
            HttpServletResponse response,
            JsonMapper mapper)
            throws IOException {
        about(problem, request.getRequestURI());
        ProblemLanguage.told(problem, request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(mapper.writeValueAsBytes(problem));
    }

    /** The answer when something this call needs is away: try again after a while. */
    public static ResponseEntity<ProblemDetail> unavailable(String detail, Duration retryAfter) {
        ProblemDetail problem =
                of(HttpStatusCode.valueOf(503), "unavailable", "Temporarily unavailable", detail);
        return ResponseEntity.status(503)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static String summary(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String more = errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : "";
        String where = first.pointer().isEmpty() ? "The document" : first.pointer();
        return where + ": " + first.detail() + more;
    }
}
