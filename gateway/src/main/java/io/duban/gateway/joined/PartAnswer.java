package io.duban.gateway.joined;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;

/** What a service made of its part of a question. */
sealed interface PartAnswer {

    /** Its part. */
    record Given(ObjectNode part) implements PartAnswer {}

    /** It has no part in it for this caller. */
    record Nothing() implements PartAnswer {}

    /** The question is at fault: the problem as the service put it. */
    record Refused(HttpStatusCode status, String problem) implements PartAnswer {

        /** The refusal, passed on. */
        ResponseEntity<Object> asItIs() {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** It does not answer at the moment. */
    record Silent() implements PartAnswer {}
}
