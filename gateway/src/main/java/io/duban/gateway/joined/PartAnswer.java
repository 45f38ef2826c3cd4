package io.duban.gateway.joined;

import org.springframework.http.HttpStatusCode;

import tools.jackson.databind.node.ObjectNode;

/** What a service made of its part of a question. */
sealed interface PartAnswer {

    /** Its part. */
    record Given(ObjectNode part) implements PartAnswer {}

    /** It has no part in it for this caller. */
    record Nothing() implements PartAnswer {}

    /** The question is at fault: the problem as the service put it. */
    record Refused(HttpStatusCode status, String problem) implements PartAnswer {}

    /** It does not answer at the moment. */
    record Silent() implements PartAnswer {}
}
