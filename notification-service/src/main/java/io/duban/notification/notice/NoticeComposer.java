package io.duban.notification.notice;

import io.duban.contracts.Identifiers;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.event.EventAttributes;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.rulebook.MeasureTerms;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.kit.security.FactSeal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Makes notices of escalations. The same escalations of the same day give the same notices, letter
 * for letter, in whatever order they came.
 */
final class NoticeComposer {

    private static final Comparator<EscalationRaised> AS_LISTED =
            Comparator.comparingInt(NoticeComposer::rank)
                    .thenComparing(it -> it.escalation().subject())
                    .thenComparing(EscalationRaised::eventId);

    private static final int MOST_NAMES = 3;

    private final Supplier<Rulebooks> rulebooks;
    private final LetterTemplates templates;
    private final FactSeal seal;
    private final FactsWriter facts;

    NoticeComposer(Supplier<Rulebooks> rulebooks, LetterTemplates templates, FactSeal seal) {
        this.rulebooks = rulebooks;
        this.templates = templates;
        this.seal = seal;
        this.facts = new FactsWriter(rulebooks);
    }

    /** The notices that carry what a day has raised. */
    List<Notice> compose(Collection<EscalationRaised> raised, LocalDate day) {
        Map<String, List<EscalationRaised>> bundles =
                raised.stream()
                        .sorted(AS_LISTED)
                        .collect(
                                Collectors.groupingBy(
                                        NoticeComposer::bundle, TreeMap::new, Collectors.toList()));
        return bundles.values().stream().map(bundle -> notice(bundle, day)).toList();
    }

    /**
     * The notice that takes back what a day has revoked of another one.
     *
     * @param revoked not empty, all of them carried by {@code original}
     */
    Notice revocation(Notice original, Collection<EscalationRevoked> revoked, LocalDate day) {
        List<EscalationRevoked> taken =
                revoked.stream().sorted(Comparator.comparing(EscalationRevoked::eventId)).toList();
        List<String> transitions = taken.stream().map(EscalationRevoked::eventId).toList();
        List<Escalation> escalations =
                taken.stream().map(EscalationRevoked::escalation).map(seal::opened).toList();
        List<Subject> subjects = escalations.stream().map(Escalation::subject).distinct().toList();
        NoticeContent content =
                new NoticeContent(
                        Notice.REVOCATION,
                        original.content().measure(),
                        original.content().period(),
                        original.content().addressee(),
                        subjects,
                        taken.stream().map(EscalationRevoked::escalationId).toList(),
                        transitions,
                        bodies(escalations),
                        counties(escalations),
                        original.content().secrecy());
        return new Notice(
                id(Notice.REVOCATION, transitions),
                1,
                content,
                revocationLetter(original, taken, subjects),
                NoticeLife.issued(day),
                original.id(),
                List.of());
    }

    /** Why these were revoked, in one line. */
    static String reason(Collection<EscalationRevoked> revoked) {
        return revoked.stream()
                .map(EscalationRevoked::reason)
                .distinct()
                .sorted()
                .collect(Collectors.joining("；"));
    }

    private Notice notice(List<EscalationRaised> bundle, LocalDate day) {
        List<Escalation> escalations =
                bundle.stream().map(EscalationRaised::escalation).map(seal::opened).toList();
        Escalation first = escalations.getFirst();
        Party addressee = Concerned.addressee(first);
        MeasureTerms terms = rulebooks.get().of(first).terms(first.measure());
        List<String> transitions = bundle.stream().map(EscalationRaised::eventId).toList();
        NoticeContent content =
                new NoticeContent(
                        first.measure().document(),
                        first.measure(),
                        first.period(),
                        addressee,
                        escalations.stream().map(Escalation::subject).toList(),
                        bundle.stream().map(EscalationRaised::escalationId).toList(),
                        transitions,
                        bodies(escalations),
                        counties(escalations),
                        terms.secrecy());
        NoticeLife life = terms.needsSignature() ? NoticeLife.drafted(day) : NoticeLife.issued(day);
        return new Notice(
                id(first.measure().name(), transitions),
                1,
                content,
                letter(escalations, addressee, terms),
                life,
                null,
                List.of());
    }

    private Letter letter(List<Escalation> escalations, Party addressee, MeasureTerms terms) {
        Escalation first = escalations.getFirst();
        Map<String, String> values =
                values(first, addressee, escalations.stream().map(Escalation::subject).toList());
        values.put("days", Integer.toString(terms.answerWithinDays()));
        values.put("company", Concerned.company(first).map(Party::name).orElse(""));
        return templates
                .of(first.measure())
                .write(values, facts.write(escalations), first.clause(), terms.answerWithinDays());
    }

    private Letter revocationLetter(
            Notice original, List<EscalationRevoked> revoked, List<Subject> subjects) {
        List<Escalation> escalations = revoked.stream().map(EscalationRevoked::escalation).toList();
        Escalation first = escalations.getFirst();
        Map<String, String> values = values(first, original.content().addressee(), subjects);
        values.put("original", original.letter().title());
        values.put("reason", reason(revoked));
        return templates.revocation().write(values, facts.write(escalations), first.clause(), null);
    }

    private Map<String, String> values(
            Escalation escalation, Party addressee, List<Subject> subjects) {
        Rulebook rulebook = rulebooks.get().of(escalation);
        Map<String, String> values = new HashMap<>();
        values.put("addressee", addressee.name());
        values.put("period", PeriodName.of(escalation.period()));
        values.put("subject", names(subjects));
        values.put("document", rulebook.document());
        values.put("city", rulebook.city());
        return values;
    }

    /** All names while they are few; the facts name every one in any case. */
    private static String names(List<Subject> subjects) {
        if (subjects.size() > MOST_NAMES) {
            return subjects.getFirst().name() + "等" + subjects.size() + "个物业服务项目";
        }
        return subjects.stream().map(Subject::name).collect(Collectors.joining("、"));
    }

    private static Set<String> bodies(List<Escalation> escalations) {
        Set<String> bodies = new HashSet<>();
        escalations.forEach(it -> bodies.addAll(Concerned.bodies(it)));
        return bodies;
    }

    private static Set<String> counties(List<Escalation> escalations) {
        return escalations.stream()
                .flatMap(it -> EventAttributes.counties(it).stream())
                .collect(Collectors.toSet());
    }

    /**
     * One company with several listed estates gets one interview notice for the period (RULES 7);
     * everything else goes out singly.
     */
    private static String bundle(EscalationRaised raised) {
        Escalation it = raised.escalation();
        if (it.measure() != Measure.INTERVIEW_COMPANY) {
            return String.join(":", it.measure().name(), raised.eventId());
        }
        return String.join(
                ":",
                it.measure().name(),
                it.rule(),
                it.period().id(),
                Concerned.addressee(it).id());
    }

    private static int rank(EscalationRaised raised) {
        List<EvidenceRow> rows = raised.escalation().evidence().rows();
        return rows.isEmpty() ? 0 : rows.getLast().rank();
    }

    private static String id(String kind, List<String> transitions) {
        String carried = transitions.stream().sorted().collect(Collectors.joining(","));
        return Identifiers.derived("ntc", kind + ":" + carried);
    }
}
