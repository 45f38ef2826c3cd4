package io.duban.ranking.simulation;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.period.Period;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.kit.json.Form;
import io.duban.kit.json.StrictJson;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.security.Caller;
import io.duban.kit.security.FactSeal;
import io.duban.ranking.rulebook.CalledRulebook;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.List;

/** {@code /api/v1/simulations}. */
@RestController
@RequestMapping("/api/v1/simulations")
class SimulationController {

    private static final Logger LOG = LoggerFactory.getLogger(SimulationController.class);
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

    /** What somebody asked, faultless. */
    private record Question(Rulebooks now, Rulebooks other, Period from, Period to) {}

    private final Simulator simulator;
    private final RulebookLibrary inForce;
    private final FactSeal seal;
    private final StrictJson json;
    private final JsonMapper mapper;

    SimulationController(
            Simulator simulator,
            RulebookLibrary inForce,
            FactSeal seal,
            StrictJson json,
            JsonMapper mapper) {
        this.simulator = simulator;
        this.inForce = inForce;
        this.seal = seal;
        this.json = json;
        this.mapper = mapper;
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    SimulationView simulate(HttpServletRequest request, Caller caller) throws IOException {
        return answer(question(request, caller), (_, _) -> {});
    }

    /** The same for whoever wants to know meanwhile how far it is. */
    @PostMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void follow(HttpServletRequest request, Caller caller, HttpServletResponse response)
            throws IOException {
        Question question = question(request, caller);
        SimulationStream stream = new SimulationStream(response, mapper);
        try {
            stream.result(answer(question, stream));
        } catch (SimulationStream.UnheardException e) {
            LOG.debug("Nobody waits for a simulation any more: {}", e.toString());
        } catch (RuntimeException e) {
            if (!response.isCommitted()) {
                throw e;
            }
            // Its end without a result says so; nothing else can be said after the first line.
            LOG.error("A simulation broke off", e);
        }
    }

    private Question question(HttpServletRequest request, Caller caller) throws IOException {
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
        return new Question(now, now.inPlaceOfAll(other), from, to);
    }

    private SimulationView answer(Question question, Simulator.Listener listener) {
        Simulator.Result result =
                simulator.run(
                        question.now(),
                        question.other(),
                        question.from().start(),
                        question.to().end(),
                        listener);
        Replay.Outcome outcome = result.outcome();
        return new SimulationView(
                question.from(),
                question.to(),
                result.boards(),
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
