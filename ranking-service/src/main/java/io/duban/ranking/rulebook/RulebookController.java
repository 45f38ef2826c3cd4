package io.duban.ranking.rulebook;

import io.duban.kit.problem.ProblemException;
import io.duban.ranking.query.Parameters;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;

/** {@code /api/v1/rulebook}. */
@RestController
@RequestMapping("/api/v1/rulebook")
class RulebookController {

    private final RulebookText text;

    RulebookController(RulebookText text) {
        this.text = text;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Object json(@RequestParam(required = false) String on) {
        requireInForce(on);
        return text.tree();
    }

    @GetMapping(produces = {"application/yaml;charset=UTF-8", "text/yaml;charset=UTF-8"})
    String yaml(@RequestParam(required = false) String on) {
        requireInForce(on);
        return text.yaml();
    }

    private void requireInForce(String on) {
        if (on == null) {
            return;
        }
        LocalDate day = Parameters.date("on", on);
        if (day.isBefore(text.rulebook().effectiveFrom())) {
            throw ProblemException.notFound("A rulebook in force on", on);
        }
    }
}
