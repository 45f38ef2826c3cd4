package io.duban.ranking.simulation;

import io.duban.contracts.board.Board;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.period.Period;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.kit.json.Form;
import io.duban.kit.json.StrictJson;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.security.Caller;
import io.duban.kit.security.FactSeal;
import io.duban.ranking.readmodel.BoardArchive;
import io.duban.ranking.rulebook.CalledRulebook;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.List;

/** {@code /api/v1/simulations}. */
@RestController
@RequestMapping("/api/v1/simulations")
class SimulationController {

    private static final int LARGEST_BODY = 2 << 20;
    private static final int LONGEST_RULEBOOK = 1 << 20;

    /**
     * What would differ.
     *
     * @param boards recorded boards that were looked at
     * @param same so many escalations both rulebooks demand
     * @param added escalations that only the other rulebook demands
     * @param removed escalations that only the rulebook in force demands
     * @param postponed escalations that the other rulebook demands later
     * @param notSimulated rankings and rules of which nothing can be said, and why
     */
    record SimulationView(
            Period from,
            Period to,
            int boards,
            int same,
            List<IdentifiedEscalation> added,
            List<IdentifiedEscalation> removed,
            List<PostponedEscalation> postponed,
            List<NotSimulated> notSimulated) {}

    /** An escalation that comes in a later period instead. */
    record PostponedEscalation(String id, Escalation escalation, Period from, Period to) {

        static PostponedEscalation of(Postponed postponed) {
            return new PostponedEscalation(
                    postponed.escalation().id(),
                    postponed.escalation(),
                    postponed.from(),
                    postponed.to());
        }
    }

    /** An escalation with its identity. */
    record IdentifiedEscalation(String id, Escalation escalation) {

        static IdentifiedEscalation of(Escalation escalation) {
            return new IdentifiedEscalation(escalation.id(), escalation);
        }
    }

    private final BoardArchive boards;
    private final RecordedFacts facts;
    private final RulebookLibrary inForce;
    private final FactSeal seal;
    private final StrictJson json;

    SimulationController(
            BoardArchive boards,
            RecordedFacts facts,
            RulebookLibrary inForce,
            FactSeal seal,
            StrictJson json) {
        this.boards = boards;
        this.facts = facts;
        this.inForce = inForce;
        this.seal = seal;
        this.json = json;
    }

    @PostMapping
    SimulationView simulate(HttpServletRequest request, Caller caller) throws IOException {
        // A rulebook that calls it something else would find what is restricted by that name, and
        // even how many escalations remain the same counts it.
        caller.reach().requireSigning();
        Form form = Form.of(withText(json.read(request.getInputStream(), LARGEST_BODY)));
        String text = form.text("rulebook", LONGEST_RULEBOOK);
        Period from = form.period("from");
        Period to = form.period("to");
        if (from != null && to != null && to.end().isBefore(from.start())) {
            form.reject("to", "before-from", "must not end before " + from.id() + " begins");
        }
        form.finish();
        Rulebook other = CalledRulebook.read(text, "/rulebook").rulebook();
        Rulebooks now = inForce.get();
        CalledRulebook.requireWhole(now, other, "/rulebook");
        List<Board> recorded = boards.latestThrough(to.end());
        Replay.Outcome outcome =
                Replay.outcome(
                        new History(recorded, facts.misses(), facts.findings()),
                        now,
                        now.inPlaceOfAll(other),
                        from.start(),
                        to.end());
        return new SimulationView(
                from,
                to,
                recorded.size(),
                outcome.same(),
                identified(outcome.difference().raised()),
                identified(outcome.difference().revoked()),
                outcome.postponed().stream().map(PostponedEscalation::of).toList(),
                outcome.notSimulated());
    }

    private List<IdentifiedEscalation> identified(List<Escalation> escalations) {
        return escalations.stream().map(seal::opened).map(IdentifiedEscalation::of).toList();
    }

    /** A rulebook may be written as an object, too; JSON is YAML. */
    private static JsonNode withText(JsonNode document) {
        if (document instanceof ObjectNode fields
                && fields.get("rulebook") instanceof ObjectNode rulebook) {
            fields.put("rulebook", rulebook.toString());
        }
        return document;
    }
}
