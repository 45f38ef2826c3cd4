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
            List<FieldError> errors =
                    told.path("errors").values().stream().map(Refused::error).toList();
            ProblemDetail problem =
                    errors.isEmpty()
                            ? ProblemDetail.forStatus(status)
                            : Problems.invalid(status, errors);
            problem.setType(URI.create(told.path("type").asString("about:blank")));
            problem.setTitle(told.path("title").asString(null));
            problem.setDetail(told.path("detail").asString(null));
            return new Refused(problem);
        }

        private static FieldError error(JsonNode told) {
            return new FieldError(
                    told.path("pointer").asString(),
                    told.path("code").asString(),
                    told.path("detail").asString());
        }
    }

    /** It does not answer at the moment. */
    record Silent() implements PartAnswer {}
}
