package io.duban.notification.letter;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Day;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.rulebook.Clause;
import io.duban.contracts.rulebook.MeasureTerms;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.subject.Subject;
import io.duban.notification.letter.Addressee.As;
import io.duban.notification.letter.Block.Annex;
import io.duban.notification.letter.Block.Copies;
import io.duban.notification.letter.Block.Dated;
import io.duban.notification.letter.Block.Signature;
import io.duban.notification.letter.Block.Title;
import io.duban.notification.letter.Block.To;
import io.duban.notification.letter.FactsWriter.Facts;
import io.duban.notification.letter.FiguresTable.Shown;
import io.duban.notification.letter.LetterTemplate.Content;
import io.duban.notification.letter.LetterTemplate.Written;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Writes letters (正文) in the words of an office: no code, no id, no day but as people read it. */
public final class LetterWriter {

    /** More names than these are not listed in a sentence. */
    private static final int MOST_NAMES = 3;

    private final Supplier<Rulebooks> rulebooks;
    private final LetterTemplates templates;
    private final RegisteredBodies bodies;
    private final Places places;
    private final FactsWriter facts;
    private final GroundWriter grounds;
    private final FiguresTable figures;

    public LetterWriter(
            Supplier<Rulebooks> rulebooks, LetterTemplates templates, RegisteredBodies bodies) {
        this.rulebooks = rulebooks;
        this.templates = templates;
        this.bodies = bodies;
        this.places = new Places(bodies);
        Boards boards = new Boards(rulebooks);
        this.facts = new FactsWriter(boards);
        this.grounds = new GroundWriter(rulebooks, boards);
        this.figures = new FiguresTable(boards);
    }

    /**
     * The letter that carries these.
     *
     * @param escalations not empty, of one measure, in the order in which it names them
     * @param addressee who must act on them
     */
    public Letter letter(List<Escalation> escalations, Addressee addressee, MeasureTerms terms) {
        Measure measure = escalations.getFirst().measure();
        LetterSet set = set(escalations);
        LetterTemplate template = set.template(measure, escalations.size() > 1);
        Map<String, String> values = values(escalations, addressee, subjects(escalations));
        String you = values.get("you");
        values.put("who", who(escalations, addressee, you));
        values.put("ground", grounds.write(escalations));
        values.put("days", Integer.toString(terms.answerWithinWorkingDays()));
        values.put("company", company(escalations.getFirst()));
        Facts told = facts.write(escalations, addressee, you);
        Shown shown = figures.show(template, values, escalations, told);
        values.put("details", shown.details());
        Written written = template.write(values, shown.content());
        Signing signing = Signing.of(set.kind(measure), values, terms.isRestricted());
        return letter(
                signing,
                blocks(values, written, signing, shown.content().annexes()),
                set.edition(),
                Figures.of(escalations),
                told.text(),
                values.get("clause"),
                written.demand(),
                terms.answerWithinWorkingDays());
    }

    /**
     * The letter that takes these back: it names the letter that carried them, and what is left of
     * it. Whoever signed that one signs it.
     */
    public Letter revocation(Revocation revocation) {
        List<Escalation> gone = revocation.revoked().stream().map(it -> it.escalation()).toList();
        LetterSet set = set(gone);
        Map<String, String> values = values(gone, revocation.to(), revocation.gone());
        String number = revocation.number() == null ? "" : "（" + revocation.number() + "）";
        String reason = Revocation.reason(revocation.revoked());
        String corrected = "经复核，%s，该文件涉及%s的认定不再成立。".formatted(reason, values.get("subject"));
        Letter original = revocation.original();
        values.put("original", original.title().replace('《', '〈').replace('》', '〉'));
        values.put("number", number);
        values.put("issued", new Day(revocation.issuedOn()).term());
        values.put("remaining", names(revocation.remaining()));
        values.put("corrected", corrected);
        Written written =
                set.revocation(revocation.remaining().isEmpty()).write(values, Content.NONE);
        Kind kind = set.kind(gone.getFirst().measure());
        Signing signing = Signing.revoking(original, set, kind, values);
        return letter(
                signing,
                blocks(values, written, signing, List.of()),
                set.edition(),
                Figures.of(gone),
                corrected,
                values.get("clause"),
                written.demand(),
                null);
    }

    private LetterSet set(List<Escalation> escalations) {
        return templates.of(rulebooks.get().of(escalations.getFirst()).id());
    }

    private Map<String, String> values(
            List<Escalation> escalations, Addressee addressee, List<Subject> subjects) {
        Escalation first = escalations.getFirst();
        Rulebook rulebook = rulebooks.get().of(first);
        Map<String, String> values = new HashMap<>();
        values.put("addressee", Prose.of(addressee.formalName(bodies)));
        values.put("addresseeName", Prose.of(addressee.party().name()));
        values.put("you", addressee.addressed(bodies));
        values.put("period", period(first.period()));
        values.put("subject", names(subjects));
        values.put("city", Prose.of(rulebook.city()));
        values.put("clause", rulebook.citation().of(Clause.parse(first.clause())));
        values.put("places", places.of(escalations, addressee));
        return values;
    }

    private static List<Block> blocks(
            Map<String, String> values, Written written, Signing signing, List<Annex> annexes) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Title(written.title()));
        blocks.add(new To(values.get("addressee")));
        blocks.addAll(written.body());
        blocks.add(new Signature(signing.organs()));
        blocks.add(new Dated(null));
        if (!signing.copies().isEmpty()) {
            blocks.add(new Copies(signing.copies()));
        }
        blocks.addAll(annexes);
        return blocks;
    }

    private static Letter letter(
            Signing signing,
            List<Block> blocks,
            String edition,
            List<Figures> figures,
            String facts,
            String clause,
            String demand,
            Integer answerWithin) {
        return new Letter(
                signing.form(),
                signing.head(),
                signing.series(),
                blocks,
                signing.issuer(),
                edition,
                figures,
                facts,
                clause,
                demand,
                answerWithin);
    }

    private static String company(Escalation escalation) {
        return escalation.evidence().rows().reversed().stream()
                .limit(1)
                .filter(it -> it.estate() != null)
                .map(it -> Prose.of(it.estate().company().name()))
                .findFirst()
                .orElse("物业服务企业");
    }

    private static String period(Period period) {
        return period instanceof Month ? period.term() + "份" : period.term();
    }

    /** Against whom the measure is taken, as its addressee reads it. */
    private static String who(List<Escalation> escalations, Addressee addressee, String you) {
        List<Subject> subjects = subjects(escalations);
        if (addressee.as() == As.COMPANY) {
            return you + "服务的" + names(subjects);
        }
        return addressee.is(subjects.getFirst()) ? you : names(subjects);
    }

    private static List<Subject> subjects(List<Escalation> escalations) {
        return escalations.stream().map(Escalation::subject).toList();
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
