package io.duban.ranking.query;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EscalationState;
import io.duban.contracts.measure.Evidence;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.Subject;
import io.duban.kit.page.Cursors;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Caller;
import io.duban.kit.security.FactSeal;
import io.duban.ranking.readmodel.ArchivedEscalation;
import io.duban.ranking.readmodel.EscalationArchive;
import io.duban.ranking.readmodel.EscalationFilter;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /api/v1/escalations}. */
@RestController
@RequestMapping("/api/v1/escalations")
class EscalationController {

    /** An escalation as it goes out. */
    record EscalationView(
            String id,
            String rule,
            Measure measure,
            Subject subject,
            Period period,
            Integer streak,
            Integer occurrence,
            String clause,
            EscalationState state,
            Evidence evidence,
            String finding,
            LocalDate raisedOn,
            LocalDate revokedOn) {

        static EscalationView of(ArchivedEscalation archived, FactSeal seal) {
            Escalation escalation = seal.opened(archived.escalation());
            return new EscalationView(
                    archived.id(),
                    escalation.rule(),
                    escalation.measure(),
                    escalation.subject(),
                    escalation.period(),
                    escalation.streak(),
                    escalation.occurrence(),
                    escalation.clause(),
                    archived.state(),
                    escalation.evidence(),
                    escalation.finding(),
                    archived.raisedOn(),
                    archived.revokedOn());
        }
    }

    private final EscalationArchive escalations;
    private final FactSeal seal;
    private final Cursors cursors;

    EscalationController(EscalationArchive escalations, FactSeal seal, Cursors cursors) {
        this.escalations = escalations;
        this.seal = seal;
        this.cursors = cursors;
    }

    @GetMapping
    Page<EscalationView> list(@RequestParam Map<String, String> parameters, Caller caller) {
        EscalationFilter filter = filter(parameters, caller);
        PageRequest page =
                PageRequest.of(
                        parameters.get("limit"),
                        parameters.get("cursor"),
                        "escalations " + filter,
                        cursors);
        List<ArchivedEscalation> found = escalations.list(filter, page.after(), page.limit() + 1);
        Page<ArchivedEscalation> cut = page.page(found, ArchivedEscalation::order);
        return new Page<>(cut.items().stream().map(this::view).toList(), cut.next());
    }

    @GetMapping("/{id}")
    EscalationView one(@PathVariable String id, Caller caller) {
        return escalations
                .find(id, caller.reach())
                .map(this::view)
                .orElseThrow(() -> ProblemException.notFound("Escalation", id));
    }

    /** Whoever sees what is sealed at all is one of those who sign. */
    private EscalationView view(ArchivedEscalation archived) {
        return EscalationView.of(archived, seal);
    }

    private static EscalationFilter filter(Map<String, String> parameters, Caller caller) {
        return new EscalationFilter(
                text(parameters, "rule"),
                text(parameters, "subject"),
                text(parameters, "period").map(it -> Parameters.period("period", it)),
                text(parameters, "measure").map(it -> Parameters.measure("measure", it)),
                text(parameters, "state")
                        .map(it -> Parameters.choice("state", it, EscalationState.values())),
                caller.reach());
    }

    private static Optional<String> text(Map<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).map(it -> Parameters.text(name, it));
    }
}
