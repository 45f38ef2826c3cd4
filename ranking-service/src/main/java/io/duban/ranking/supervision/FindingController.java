package io.duban.ranking.supervision;

import io.duban.contracts.Identifiers;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.ladder.Ladders;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.period.Day;
import io.duban.contracts.rulebook.FindingKind;
import io.duban.contracts.rulebook.FindingRule;
import io.duban.contracts.subject.Subject;
import io.duban.contracts.subject.SubjectType;
import io.duban.kit.json.Form;
import io.duban.kit.json.StrictJson;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.security.Caller;
import io.duban.ranking.calendar.BusinessDay;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code /api/v1/findings}: what a named official has established (RULES 2.6). */
@RestController
@RequestMapping("/api/v1/findings")
class FindingController {

    private static final int LARGEST_BODY = 256 << 10;
    private static final int LONGEST_FACTS = 10_000;
    private static final int MOST_EVIDENCE = 50;
    private static final int LONGEST_REFERENCE = 500;
    private static final Map<String, FindingKind> KINDS =
            Arrays.stream(FindingKind.values())
                    .collect(Collectors.toMap(Enum::name, Function.identity()));

    /** The finding as entered, and the escalation that it raises. */
    record EnteredView(String id, String escalationId) {}

    private final Findings findings;
    private final BodyDirectory bodies;
    private final BusinessDay day;
    private final RulebookLibrary rulebooks;
    private final StrictJson json;

    FindingController(
            Findings findings,
            BodyDirectory bodies,
            BusinessDay day,
            RulebookLibrary rulebooks,
            StrictJson json) {
        this.findings = findings;
        this.bodies = bodies;
        this.day = day;
        this.rulebooks = rulebooks;
        this.json = json;
    }

    @PostMapping
    ResponseEntity<EnteredView> enter(
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) String repetition,
            Caller caller)
            throws IOException {
        LocalDate today = day.today();
        Form form = Form.of(json.read(request.getInputStream(), LARGEST_BODY));
        Optional<FindingRule> rule =
                Optional.ofNullable(form.choice("kind", KINDS))
                        .flatMap(rulebooks.on(today)::finding);
        String code = form.identifier("subject");
        String facts = form.text("facts", LONGEST_FACTS);
        List<String> evidence = form.texts("evidence", MOST_EVIDENCE, LONGEST_REFERENCE);
        if (evidence.isEmpty()) {
            form.reject("evidence", "required", "must name at least one piece of evidence");
        }
        Subject subject = subject(form, rule, code);
        form.finish();
        Finding finding =
                new Finding(
                        rule.orElseThrow().kind(),
                        subject,
                        bodies.county(subject).orElse(null),
                        new Day(today),
                        facts,
                        evidence);
        return answer(finding, rule.orElseThrow(), repetition, caller);
    }

    private ResponseEntity<EnteredView> answer(
            Finding finding, FindingRule rule, String repetition, Caller caller) {
        String print = print(finding);
        String id =
                Identifiers.sha256(
                                repetition == null
                                        ? finding.on().id() + "\n" + print
                                        : caller.keyId() + "\n" + repetition)
                        .substring(0, 32);
        Escalation escalation = Ladders.escalations(List.of(finding), rule).getFirst();
        Optional<Findings.Entered> before =
                findings.enter(id, print, escalation.id(), finding, caller.keyId());
        if (before.isPresent() && !before.get().print().equals(print)) {
            throw ProblemException.conflict(
                    "idempotency-conflict", "This Idempotency-Key was used for another finding.");
        }
        String escalationId = before.map(Findings.Entered::escalationId).orElse(escalation.id());
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/v1/escalations/" + escalationId))
                .body(new EnteredView(id, escalationId));
    }

    private Subject subject(Form form, Optional<FindingRule> rule, String code) {
        if (code == null || rule.isEmpty()) {
            return null;
        }
        return rule.get().subjects().stream()
                .sorted()
                .flatMap(type -> bodies.find(type, code).stream())
                .findFirst()
                .orElseGet(
                        () ->
                                form.reject(
                                        "subject",
                                        "unknown-body",
                                        "must be a registered "
                                                + rule.get().subjects().stream()
                                                        .sorted()
                                                        .map(SubjectType::wire)
                                                        .collect(Collectors.joining(" or "))));
    }

    private static String print(Finding finding) {
        return Identifiers.sha256(
                String.join(
                        "\n",
                        finding.kind().name(),
                        finding.subject().key(),
                        finding.facts(),
                        String.join("\n", finding.documents())));
    }
}
