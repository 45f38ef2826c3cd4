package io.duban.gateway.joined;

import io.duban.kit.json.FieldError;
import io.duban.kit.problem.Problems;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.net.URI;
import java.util.List;

/** What a service made of its part of a question. */
sealed interface PartAnswer {

    /** Its part. */
    record Given(ObjectNode part) implements PartAnswer {}

    /** It has no part in it for this caller. */
    record Nothing() implements PartAnswer {}

    /** The question is at fault: the problem as the service put it. */
    record Refused(ProblemDetail problem) implements PartAnswer {

        /** The problem that a service told, as one about the call that is answered here. */
        static Refused of(HttpStatusCode status, JsonNode told) {
            ProblemDetail problem = ProblemDetail.forStatus(status);
            problem.setType(URI.create(told.path("type").asString("about:blank")));
            problem.setTitle(told.path("title").asString(null));
            problem.setDetail(told.path("detail").asString(null));
            List<FieldError> errors =
                    told.path(Problems.ERRORS).values().stream()
                            .map(
                                    it ->
                                            new FieldError(
                                                    it.path("pointer").asString(),
                                                    it.path("code").asString(),
                                                    it.path("detail").asString()))
                            .toList();
            if (!errors.isEmpty()) {
                problem.setProperty(Problems.ERRORS, errors);
            }
            return new Refused(problem);
        }
    }

    /** It does not answer at the moment. */
    record Silent() implements PartAnswer {}
}
