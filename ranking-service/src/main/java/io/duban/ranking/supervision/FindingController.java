package io.duban.ranking.supervision;

import io.duban.contracts.Identifiers;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.ladder.Ladders;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.period.Day;
import io.duban.contracts.rulebook.FindingKind;
import io.duban.contracts.rulebook.FindingRule;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.contracts.subject.SubjectType;
import io.duban.kit.json.Form;
import io.duban.kit.json.StrictJson;
import io.duban.kit.page.Cursors;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.query.Query;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.ranking.calendar.BusinessDay;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
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
import java.util.stream.Stream;

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

    /**
     * A finding in the list.
     *
     * @param enteredBy the key with which it was entered; absent for who does not see the whole
     *     city
     */
    record FindingView(
            String id,
            FindingKind kind,
            Subject subject,
            Party county,
            LocalDate on,
            String facts,
            List<String> evidence,
            String escalationId,
            String enteredBy) {

        static FindingView of(Findings.Listed listed, boolean wholeCity) {
            Finding finding = listed.finding();
            return new FindingView(
                    listed.id(),
                    finding.kind(),
                    finding.subject(),
                    finding.county(),
                    finding.on().date(),
                    finding.facts(),
                    finding.documents(),
                    listed.escalationId(),
                    wholeCity ? listed.by() : null);
        }
    }

    private final Findings findings;
    private final BodyDirectory bodies;
    private final BusinessDay day;
    private final RulebookLibrary rulebooks;
    private final StrictJson json;
    private final Cursors cursors;

    FindingController(
            Findings findings,
            BodyDirectory bodies,
            BusinessDay day,
            RulebookLibrary rulebooks,
            StrictJson json,
            Cursors cursors) {
        this.findings = findings;
        this.bodies = bodies;
        this.day = day;
        this.rulebooks = rulebooks;
        this.json = json;
        this.cursors = cursors;
    }

    @PostMapping
    ResponseEntity<EnteredView> enter(
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) String repetition,
            Caller caller)
            throws IOException {
        // What is found against one's neighbours, or against oneself, is not one's own to enter.
        caller.reach().requireWholeCity();
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
        FindingKind kind = rule.orElseThrow().kind();
        String print = print(kind, subject, facts, evidence);
        if (repetition == null) {
            // Whoever got no answer asks again, and a day may have ended meanwhile.
            String id = id(print, today.minusDays(1), null, caller);
            Optional<Findings.Entered> yesterday = findings.entered(id);
            if (yesterday.isPresent()) {
                return answer(id, yesterday.get().escalationId());
            }
        }
        Finding finding =
                new Finding(
                        kind,
                        subject,
                        bodies.county(subject).orElse(null),
                        new Day(today),
                        facts,
                        evidence,
                        id(print, today, repetition, caller));
        return answer(finding, rule.orElseThrow(), print, caller);
    }

    /**
     * A call that is repeated with its key is the same finding. Without a key the same words of the
     * same body on the same day, or the next, are: nobody establishes them twice, but a button is
     * pressed twice.
     */
    private static String id(String print, LocalDate today, String repetition, Caller caller) {
        return Identifiers.sha256(
                        repetition == null
                                ? today + "\n" + print
                                : caller.keyId() + "\n" + repetition)
                .substring(0, 32);
    }

    private ResponseEntity<EnteredView> answer(
            Finding finding, FindingRule rule, String print, Caller caller) {
        Escalation escalation = Ladders.escalations(List.of(finding), rule).getFirst();
        Optional<Findings.Entered> before =
                findings.enter(
                        finding.id(),
                        print,
                        escalation.id(),
                        finding,
                        rulebooks.get().secrecy(escalation),
                        caller.keyId());
        if (before.isPresent() && !before.get().print().equals(print)) {
            throw ProblemException.conflict(
                    "idempotency-conflict", "This Idempotency-Key was used for another finding.");
        }
        String escalationId = before.map(Findings.Entered::escalationId).orElse(escalation.id());
        return answer(finding.id(), escalationId);
    }

    private static ResponseEntity<EnteredView> answer(String id, String escalationId) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/v1/escalations/" + escalationId))
                .body(new EnteredView(id, escalationId));
    }

    @GetMapping
    Page<FindingView> list(Query query, Caller caller) {
        Reach reach = caller.reach();
        Findings.Filter filter =
                new Findings.Filter(
                        query.subject("subject"),
                        query.choice("kind", KINDS),
                        query.identifier("county"),
                        reach);
        PageRequest page = query.page("findings " + filter, cursors);
        List<Findings.Listed> found =
                findings.list(filter, restricted(), page.after(), page.limit() + 1);
        Page<Findings.Listed> cut = page.page(found, Findings.Listed::order);
        return new Page<>(
                cut.items().stream().map(it -> FindingView.of(it, reach.isWholeCity())).toList(),
                cut.next());
    }

    /** The kinds that any edition restricts, for findings that were kept without their secrecy. */
    private List<String> restricted() {
        return rulebooks.get().editions().stream()
                .flatMap(
                        edition ->
                                edition.findings().stream()
                                        .filter(it -> edition.terms(it.measure()).isRestricted()))
                .map(it -> it.kind().name())
                .distinct()
                .toList();
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

    private static String print(
            FindingKind kind, Subject subject, String facts, List<String> evidence) {
        Stream<String> words =
                Stream.concat(
                        Stream.of(kind.name(), subject.key(), facts), evidence.stream().sorted());
        // Two lines of facts are not one line of facts and one of evidence.
        return Identifiers.sha256(
                words.map(it -> it.replace("\\", "\\\\").replace("\n", "\\n"))
                        .collect(Collectors.joining("\n")));
    }
}
