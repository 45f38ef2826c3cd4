package io.duban.notification.notice;

import io.duban.contracts.Identifiers;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.event.EventAttributes;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.rulebook.MeasureTerms;
import io.duban.contracts.rulebook.NoticeTerms;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.subject.Subject;
import io.duban.kit.security.FactSeal;
import io.duban.notification.letter.Addressee;
import io.duban.notification.letter.LetterWriter;
import io.duban.notification.letter.Revocation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
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

    private final Supplier<Rulebooks> rulebooks;
    private final LetterWriter letters;
    private final FactSeal seal;

    NoticeComposer(Supplier<Rulebooks> rulebooks, LetterWriter letters, FactSeal seal) {
        this.rulebooks = rulebooks;
        this.letters = letters;
        this.seal = seal;
    }

    /** The notices that carry what a day has raised. */
    List<Notice> compose(Collection<EscalationRaised> raised, LocalDate day) {
        Map<String, List<EscalationRaised>> bundles =
                raised.stream()
                        .sorted(AS_LISTED)
                        .collect(
                                Collectors.groupingBy(
                                        this::bundle, TreeMap::new, Collectors.toList()));
        return bundles.values().stream().map(bundle -> notice(bundle, day)).toList();
    }

    /**
     * A draft drawn anew: the same notice of these raisings.
     *
     * @param standing what the draft carries still, on the evidence on which it stands now
     */
    Notice redrawn(Notice draft, Collection<EscalationRaised> standing) {
        List<EscalationRaised> bundle = standing.stream().sorted(AS_LISTED).toList();
        Notice now = notice(bundle, draft.life().draftedOn());
        return draft.redrawn(now.content(), now.letter(), draft.life());
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
                        original.content().acting(),
                        subjects,
                        taken.stream().map(EscalationRevoked::escalationId).toList(),
                        transitions,
                        bodies(escalations),
                        counties(escalations),
                        original.content().secrecy());
        return Notice.written(
                id(Notice.REVOCATION, transitions),
                content,
                letters.revocation(revoking(original, taken)),
                LifeRules.drafted(
                        Act.ofDayEnd(day, null), LifeTerms.ofRevocation(notices(escalations))),
                original.id());
    }

    private Notice notice(List<EscalationRaised> bundle, LocalDate day) {
        List<Escalation> escalations =
                bundle.stream().map(EscalationRaised::escalation).map(seal::opened).toList();
        Escalation first = escalations.getFirst();
        MeasureTerms terms = terms(first);
        Addressee addressee = Concerned.addressee(first, terms);
        List<String> transitions = bundle.stream().map(EscalationRaised::eventId).toList();
        NoticeContent content =
                new NoticeContent(
                        first.measure().document(),
                        first.measure(),
                        first.period(),
                        addressee.party(),
                        addressee.reach(),
                        escalations.stream().map(Escalation::subject).toList(),
                        bundle.stream().map(EscalationRaised::escalationId).toList(),
                        transitions,
                        bodies(escalations),
                        counties(escalations),
                        Concerned.secrecyOfLetter(first, terms));
        return Notice.written(
                id(first.measure().name(), transitions),
                content,
                letters.letter(escalations, addressee, terms),
                LifeRules.drafted(
                        Act.ofDayEnd(day, null), LifeTerms.of(notices(escalations), terms)),
                null);
    }

    private NoticeTerms notices(List<Escalation> escalations) {
        return rulebooks.get().of(escalations.getFirst()).notices();
    }

    private Revocation revoking(Notice original, List<EscalationRevoked> taken) {
        NoticeNumber number = original.life().number();
        Escalation first = taken.getFirst().escalation();
        return new Revocation(
                original.letter(),
                number == null ? null : number.text(),
                original.life().issuedOn(),
                Concerned.addressed(original.content().addressee(), first, terms(first)),
                taken,
                original.left(taken.stream().map(EscalationRevoked::raising).toList()));
    }

    private MeasureTerms terms(Escalation escalation) {
        return rulebooks.get().of(escalation).terms(escalation.measure());
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
    private String bundle(EscalationRaised raised) {
        Escalation it = raised.escalation();
        if (it.measure() != Measure.INTERVIEW_COMPANY) {
            return String.join(":", it.measure().name(), raised.eventId());
        }
        return String.join(
                ":",
                it.measure().name(),
                it.rule(),
                it.period().id(),
                Concerned.addressee(it, terms(it)).party().id());
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
