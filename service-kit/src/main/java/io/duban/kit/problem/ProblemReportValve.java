package io.duban.kit.problem;

import io.duban.kit.json.JsonAutoConfiguration;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the container refuses before any service has seen it is a problem as well. */
public final class ProblemReportValve extends ErrorReportValve {

    private static final JsonMapper MAPPER = JsonAutoConfiguration.strictMapper();

    @Override
    protected void report(Request request, Response response, Throwable cause) {
        if (response.getStatus() < 400
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.getReporter().write(MAPPER.writeValueAsString(problem(request, response)));
            response.finishResponse();
        } catch (IOException e) {
            // The caller has gone, and nobody else is told.
            container.getLogger().debug("a refusal reached nobody", e);
        }
    }

    private static ProblemDetail problem(Request request, Response response) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        ProblemDetail problem =
                status == null || status == HttpStatus.BAD_REQUEST
                        ? Problems.rejected()
                        : Problems.of(status);
        ProblemLanguage.told(problem, request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        String path = request.getRequestURI();
        return path == null ? problem : Problems.about(problem, path);
    }
}
