package io.duban.gateway.route;

import io.duban.kit.problem.BodyRefusedException;
import io.duban.kit.problem.ProblemLanguage;
import io.duban.kit.problem.Problems;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import java.util.function.Consumer;

/** What the gateway answers in place of a service. */
final class Refusals {

    private static final String RETRY_SECONDS = "2";

    private Refusals() {}

    /** The service cannot be asked at the moment. */
    static ServerResponse unavailable(ServerRequest request, String detail) {
        ProblemDetail problem =
                Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "unavailable",
                        "Temporarily unavailable",
                        detail);
        return answer(
                request, problem, headers -> headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS));
    }

    /** The key has as many streams as one key may. */
    static ServerResponse tooManyStreams(ServerRequest request) {
        ProblemDetail problem =
                Problems.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-streams",
                        "Too many streams",
                        "This key has as many open streams as one key may have.");
        return answer(
                request, problem, headers -> headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS));
    }

    /** The caller sends more than a call may hold. */
    static ServerResponse tooLarge(ServerRequest request, long largest) {
        ProblemDetail problem =
                Problems.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "too-large",
                        "Too large",
                        "The body is larger than " + largest + " bytes.");
        return answer(request, problem, headers -> {});
    }

    /** The caller stopped in the middle of what it was sending. */
    static ServerResponse brokenOff(ServerRequest request) {
        ProblemDetail problem =
                Problems.of(
                        HttpStatus.REQUEST_TIMEOUT,
                        "broken-off",
                        "Broken off",
                        "The body broke off or paused for too long.");
        return answer(request, problem, headers -> headers.set(HttpHeaders.CONNECTION, "close"));
    }

    /** No more of the body is taken in. */
    static ServerResponse refused(ServerRequest request, BodyRefusedException e) {
        return answer(request, e.problem(), e::addTo);
    }

    private static ServerResponse answer(
            ServerRequest request, ProblemDetail problem, Consumer<HttpHeaders> headers) {
        ProblemLanguage.told(
                problem, request.servletRequest().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        return ServerResponse.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.about(problem, request.servletRequest().getRequestURI()));
    }
}
