package io.duban.gateway.joined;

import io.duban.contracts.Identifiers;
import io.duban.gateway.caller.CallerAuthentication;
import io.duban.gateway.joined.PartAnswer.Given;
import io.duban.gateway.joined.PartAnswer.Nothing;
import io.duban.gateway.joined.PartAnswer.Refused;
import io.duban.gateway.joined.PartAnswer.Silent;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.problem.Problems;
import io.duban.kit.problem.UnavailableException;
import io.duban.kit.query.Query;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a decision over a complaint would change, before it is taken: complaint-service knows what
 * it does to the counts, ranking-service what follows from that.
 */
@RestController
class EffectController {

    private final Parts parts;

    EffectController(Parts parts) {
        this.parts = parts;
    }

    @GetMapping(
            "/api/v1/complaints/{ticketNo}/{decision:exclusion|estate|duplicate-of|reopening}/effect")
    ResponseEntity<?> effect(
            @PathVariable String ticketNo,
            @PathVariable String decision,
            Query query,
            CallerAuthentication caller) {
        if (!Identifiers.isValid(ticketNo)) {
            throw ProblemException.notFound("Complaint", ticketNo);
        }
        StringBuilder question = new StringBuilder("/internal/complaints/");
        question.append(ticketNo).append("/count-changes?decision=").append(decision);
        for (String name : List.of("to", "ticketNo")) {
            query.any(name).ifPresent(it -> question.append(parameter(name, it)));
        }
        query.finish();
        PartAnswer counts = ask(Part.COMPLAINTS, question.toString(), caller);
        return switch (counts) {
            case Given it ->
                    answer(
                            ask(
                                    Part.RANKINGS,
                                    "/internal/effects?changes=" + changes(it.part()),
                                    caller),
                            Part.RANKINGS);
            case Refused _, Nothing _, Silent _ -> answer(counts, Part.COMPLAINTS);
        };
    }

    private static String parameter(String name, String value) {
        return "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private PartAnswer ask(Part part, String question, CallerAuthentication caller) {
        return parts.ask(Map.of(part, question), caller).get(part);
    }

    private static ResponseEntity<?> answer(PartAnswer answer, Part part) {
        return switch (answer) {
            case Given it -> ResponseEntity.ok(it.part());
            case Refused it -> Problems.answer(it.problem());
            case Nothing _ -> throw ProblemException.forbidden("This is not for this role.");
            case Silent _ ->
                    throw new UnavailableException(
                            part.service() + " does not answer at the moment.", null);
        };
    }

    private static String changes(JsonNode counts) {
        return counts.path("changes").values().stream()
                .map(
                        it ->
                                "%s:%s:%d"
                                        .formatted(
                                                it.path("estateId").asString(),
                                                it.path("month").asString(),
                                                it.path("change").asInt()))
                .collect(Collectors.joining(","));
    }
}
