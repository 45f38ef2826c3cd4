package io.duban.notification.notice;

import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.period.Day;
import io.duban.contracts.rulebook.Clause;
import io.duban.contracts.rulebook.MeasureTerms;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.notification.notice.Addressee.As;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Writes letters (正文) in the words of an office: no code, no id, no day but as people read it. */
final class LetterWriter {

    private static final int MOST_NAMES = 3;

    private final Supplier<Rulebooks> rulebooks;
    private final LetterTemplates templates;
    private final RegisteredBodies bodies;
    private final FactsWriter facts;
    private final GroundWriter grounds;

    LetterWriter(
            Supplier<Rulebooks> rulebooks, LetterTemplates templates, RegisteredBodies bodies) {
        this.rulebooks = rulebooks;
        this.templates = templates;
        this.bodies = bodies;
        Boards boards = new Boards(rulebooks);
        this.facts = new FactsWriter(boards);
        this.grounds = new GroundWriter(rulebooks, boards);
    }

    /** The letter that carries these, of one measure, to whom must act on them. */
    Letter letter(List<Escalation> escalations, Addressee addressee, MeasureTerms terms) {
        Escalation first = escalations.getFirst();
        List<Subject> subjects = escalations.stream().map(Escalation::subject).toList();
        String you = addressee.addressed(bodies);
        Map<String, String> values = values(first, addressee, subjects);
        values.put("who", who(escalations, addressee, you));
        values.put("ground", grounds.write(escalations));
        values.put("days", Integer.toString(terms.answerWithinWorkingDays()));
        values.put("company", Prose.of(Concerned.company(first).map(Party::name).orElse("物业服务企业")));
        return templates
                .of(first.measure())
                .write(
                        values,
                        facts.write(escalations, addressee, you),
                        clause(first),
                        terms.answerWithinWorkingDays());
    }

    /**
     * The letter that takes these back: it names the letter that carried them, and what is left of
     * it.
     */
    Letter revocation(Notice original, List<EscalationRevoked> revoked) {
        Escalation first = revoked.getFirst().escalation();
        List<String> taken = revoked.stream().map(EscalationRevoked::raising).toList();
        List<Subject> subjects =
                revoked.stream().map(it -> it.escalation().subject()).distinct().toList();
        Map<String, String> values =
                values(
                        first,
                        Concerned.addressed(
                                original.content().addressee(),
                                first,
                                rulebooks.get().of(first).terms(first.measure())),
                        subjects);
        List<Subject> left = original.left(taken);
        values.put("original", original.letter().title().replace('《', '〈').replace('》', '〉'));
        values.put("signed", templates.of(first.measure()).office(values));
        values.put("issued", new Day(original.life().issuedOn()).term());
        values.put("remaining", names(left));
        String gone =
                "经复核，%s，该文件涉及%s的认定不再成立。".formatted(NoticeComposer.reason(revoked), names(subjects));
        return templates.revocation(left.isEmpty()).write(values, gone, clause(first), null);
    }

    private Map<String, String> values(
            Escalation escalation, Addressee addressee, List<Subject> subjects) {
        Map<String, String> values = new HashMap<>();
        values.put("addressee", Prose.of(addressee.formalName(bodies)));
        values.put("addresseeName", Prose.of(addressee.party().name()));
        values.put("you", addressee.addressed(bodies));
        values.put("period", escalation.period().term());
        values.put("subject", names(subjects));
        values.put("city", rulebooks.get().of(escalation).city());
        return values;
    }

    private String clause(Escalation escalation) {
        Rulebook rulebook = rulebooks.get().of(escalation);
        return rulebook.citation().of(Clause.parse(escalation.clause()));
    }

    /** Against whom the measure is taken, as its addressee reads it. */
    private static String who(List<Escalation> escalations, Addressee addressee, String you) {
        List<Subject> subjects = escalations.stream().map(Escalation::subject).toList();
        if (addressee.as() == As.COMPANY) {
            return you + "服务的" + names(subjects);
        }
        return addressee.is(subjects.getFirst()) ? you : names(subjects);
    }

    /** All names while they are few; the facts name every one in any case. */
    private static String names(List<Subject> subjects) {
        if (subjects.size() > MOST_NAMES) {
            Subject first = subjects.getFirst();
            return Prose.of(first.name()) + "等" + subjects.size() + "个" + first.type().term();
        }
        return subjects.stream().map(it -> Prose.of(it.name())).collect(Collectors.joining("、"));
    }
}
