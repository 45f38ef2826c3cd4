package io.duban.ranking.query;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EscalationState;
import io.duban.contracts.measure.Evidence;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Period;
import io.duban.contracts.rulebook.Rule;
import io.duban.contracts.subject.Subject;
import io.duban.kit.page.Cursors;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.query.Query;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.security.Caller;
import io.duban.kit.security.FactSeal;
import io.duban.ranking.readmodel.ArchivedEscalation;
import io.duban.ranking.readmodel.EscalationArchive;
import io.duban.ranking.readmodel.EscalationFilter;
import io.duban.ranking.readmodel.EscalationOrder;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

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
            LocalDate amendedOn,
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
                    archived.amendedOn(),
                    archived.revokedOn());
        }
    }

    private final EscalationArchive escalations;
    private final RulebookLibrary rulebooks;
    private final FactSeal seal;
    private final Cursors cursors;

    EscalationController(
            EscalationArchive escalations,
            RulebookLibrary rulebooks,
            FactSeal seal,
            Cursors cursors) {
        this.escalations = escalations;
        this.rulebooks = rulebooks;
        this.seal = seal;
        this.cursors = cursors;
    }

    @GetMapping
    Page<EscalationView> list(Query query, Caller caller) {
        EscalationFilter filter =
                new EscalationFilter(
                        query.choice("rule", rules()),
                        query.subject("subject"),
                        query.period("period"),
                        query.choice("measure", Measure.values()),
                        query.choice("state", EscalationState.values()),
                        query.choice("order", EscalationOrder.values())
                                .orElse(EscalationOrder.OLDEST),
                        caller.reach());
        PageRequest page = query.page("escalations " + filter, cursors);
        List<ArchivedEscalation> found = escalations.list(filter, page.after(), page.limit() + 1);
        Page<ArchivedEscalation> cut = page.page(found, ArchivedEscalation::place);
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

    /** Those of every edition: what a rule has raised stays, whatever becomes of the rule. */
    private Map<String, String> rules() {
        return rulebooks.get().editions().stream()
                .flatMap(it -> it.rules().stream())
                .map(Rule::id)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), Function.identity()));
    }
}
