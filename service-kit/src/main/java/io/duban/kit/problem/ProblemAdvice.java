package io.duban.kit.problem;

import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;

import io.duban.kit.json.FieldError;
import io.duban.kit.json.InputTooLargeException;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.json.MalformedJsonException;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Turns whatever leaves a controller into a problem; nothing else about the fault gets out. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ProblemException e) {
        return Problems.answer(Problems.of(e.status(), e.code(), e.title(), e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> malformed(MalformedJsonException e) {
        return Problems.answer(
                Problems.invalid(
                        HttpStatus.BAD_REQUEST,
                        List.of(new FieldError("", "malformed", e.getMessage()))));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidInputException e) {
        return Problems.answer(Problems.invalid(HttpStatus.UNPROCESSABLE_CONTENT, e.errors()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(InputTooLargeException e) {
        return Problems.answer(
                Problems.of(
                        HttpStatus.CONTENT_TOO_LARGE, "too-large", "Too large", e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> bodyRefused(BodyRefusedException e) {
        HttpHeaders headers = new HttpHeaders();
        e.addTo(headers);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return ResponseEntity.status(e.status()).headers(headers).body(e.problem());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(UnavailableException e) {
        LOG.warn("Answered 503, the caller will retry: {}", e.getMessage());
        return Problems.unavailable(e.getMessage(), RETRY_AFTER);
    }

    /** Whoever asked has named the query in the log. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> tookTooLong(MongoExecutionTimeoutException e) {
        return Problems.unavailable("The query took longer than it may.", RETRY_AFTER);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> storeAway(MongoException e) {
        LOG.warn("Answered 503, the document store failed: {}", e.toString());
        return Problems.unavailable("The document store does not answer.", RETRY_AFTER);
    }

    /** The firewall and the container look at names and values only when somebody asks for them. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(RequestRejectedException e) {
        return Problems.answer(Problems.rejected());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(InvalidParameterException e) {
        return Problems.answer(Problems.rejected());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unforeseen(Exception e) {
        LOG.error("Answered 500", e);
        return Problems.answer(
                Problems.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "internal",
                        "Internal error",
                        "The request could not be handled; the log of the service says why."));
    }

    @Override
    protected ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Set<HttpMethod> offered =
                OfferedMethods.withHead(
                        Objects.requireNonNullElse(e.getSupportedHttpMethods(), Set.of()));
        headers.set(HttpHeaders.ALLOW, Problems.names(offered));
        return answer(headers, Problems.methodNotAllowed(e.getMethod(), offered));
    }

    @Override
    protected ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(headers, Problems.noSuchPath());
    }

    private static ResponseEntity<Object> answer(HttpHeaders headers, ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e,
            Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        HttpStatus known = HttpStatus.resolve(status.value());
        String title = known == null ? "Refused" : known.getReasonPhrase();
        String detail =
                body instanceof ProblemDetail problem && problem.getDetail() != null
                        ? problem.getDetail()
                        : title;
        String code = title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.of(status, code, title, detail));
    }
}
