package io.duban.notification.letter;

import io.duban.contracts.measure.Escalation;
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
import io.duban.notification.letter.Block.Table;
import io.duban.notification.letter.Block.Title;
import io.duban.notification.letter.Block.To;
import io.duban.notification.letter.FactsWriter.Facts;
import io.duban.notification.letter.LetterTemplate.Content;
import io.duban.notification.letter.LetterTemplate.Written;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes letters (正文) in the words of an office: no code, no id, no day but as people read it. */
public final class LetterWriter {

    /** More names than these are not listed in a sentence, nor more rows shown within a letter. */
    private static final int MOST_NAMES = 3;

    private final Supplier<Rulebooks> rulebooks;
    private final LetterTemplates templates;
    private final RegisteredBodies bodies;
    private final Boards boards;
    private final Places places;

    public LetterWriter(
            Supplier<Rulebooks> rulebooks, LetterTemplates templates, RegisteredBodies bodies) {
        this.rulebooks = rulebooks;
        this.templates = templates;
        this.bodies = bodies;
        this.boards = new Boards(rulebooks);
        this.places = new Places(bodies);
    }

    /**
     * The letter that carries these.
     *
     * @param escalations not empty, of one measure, in the order in which it names them
     * @param addressee who must act on them
     */
    public Letter letter(List<Escalation> escalations, Addressee addressee, MeasureTerms terms) {
        Escalation first = escalations.getFirst();
        LetterSet set = set(first);
        LetterTemplate template = set.template(first.measure(), escalations.size() > 1);
        String you = addressee.addressed(bodies);
        Map<String, String> values = values(escalations, addressee, subjects(escalations));
        values.put("who", who(escalations, addressee, you));
        values.put("ground", new GroundWriter(rulebooks, boards).write(escalations));
        values.put("days", Integer.toString(terms.answerWithinWorkingDays()));
        values.put("company", Prose.of(company(first)));
        Facts facts = new FactsWriter(boards).write(escalations, addressee, you);
        boolean annexed = escalations.size() > MOST_NAMES && isTabled(template, escalations);
        values.put("details", details(escalations, annexed, isTabled(template, escalations)));
        Content content = content(template, values, escalations, facts, annexed);
        Kind kind = set.kind(first.measure());
        List<String> copies = terms.isRestricted() ? List.of() : kind.copies(values);
        Written written = template.write(values, content);
        return new Letter(
                kind.form(),
                kind.lead().head().fill(values),
                kind.series(),
                blocks(values, written, kind.names(values), copies, content.annexes()),
                kind.lead().name().fill(values),
                set.edition(),
                Figures.of(escalations),
                facts.text(),
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
        Escalation first = gone.getFirst();
        LetterSet set = set(first);
        Kind kind = set.kind(first.measure());
        Letter original = revocation.original();
        Map<String, String> values = values(gone, revocation.to(), revocation.gone());
        values.put("original", original.title().replace('《', '〈').replace('》', '〉'));
        values.put("number", revocation.number() == null ? "" : "（" + revocation.number() + "）");
        values.put("issued", new Day(revocation.issuedOn()).term());
        values.put("remaining", names(revocation.remaining()));
        String reason = Revocation.reason(revocation.revoked());
        String corrected = "经复核，%s，该文件涉及%s的认定不再成立。".formatted(reason, values.get("subject"));
        values.put("corrected", corrected);
        Written written =
                set.revocation(revocation.remaining().isEmpty()).write(values, Content.NONE);
        boolean numbered = original.series() != null;
        String organ = numbered ? original.series().organ() : kind.lead().code();
        List<String> names = numbered ? original.organs() : kind.names(values);
        return new Letter(
                set.revokingForm(),
                numbered ? original.head() : kind.lead().head().fill(values),
                new Series(organ, set.revoking()),
                blocks(values, written, names, original.copies(), List.of()),
                numbered ? original.issuer() : kind.lead().name().fill(values),
                set.edition(),
                Figures.of(gone),
                corrected,
                values.get("clause"),
                written.demand(),
                null);
    }

    private LetterSet set(Escalation escalation) {
        return templates.of(rulebooks.get().of(escalation).id());
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
        values.put("city", rulebook.city());
        values.put("clause", rulebook.citation().of(Clause.parse(first.clause())));
        values.put("places", places.of(escalations, addressee));
        return values;
    }

    private static List<Block> blocks(
            Map<String, String> values,
            Written written,
            List<String> organs,
            List<String> copies,
            List<Annex> annexes) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Title(written.title()));
        blocks.add(new To(values.get("addressee")));
        blocks.addAll(written.body());
        blocks.add(new Signature(organs));
        blocks.add(new Dated(null));
        if (!copies.isEmpty()) {
            blocks.add(new Copies(copies));
        }
        blocks.addAll(annexes);
        return blocks;
    }

    private Content content(
            LetterTemplate template,
            Map<String, String> values,
            List<Escalation> escalations,
            Facts facts,
            boolean annexed) {
        if (!isTabled(template, escalations)) {
            return new Content(facts.blocks(), facts.blocks(), List.of());
        }
        FiguresTable figures = new FiguresTable(boards);
        Table table = figures.of(escalations);
        List<Block> shown = Stream.concat(Stream.of(table), facts.notes().stream()).toList();
        if (!annexed) {
            return new Content(facts.blocks(), shown, List.of());
        }
        Annex annex = new Annex(template.annex(values), figures.legend(escalations), shown);
        return new Content(facts.blocks(), List.of(), List.of(annex));
    }

    /** Whether figures are shown in a table; what rests on none is told in words. */
    private static boolean isTabled(LetterTemplate template, List<Escalation> escalations) {
        return template.hasTable() && FiguresTable.isFor(escalations);
    }

    /** What leads over to the figures. */
    private String details(List<Escalation> escalations, boolean annexed, boolean tabled) {
        if (annexed) {
            return "具体情况见附件。";
        }
        return tabled ? "具体情况如下（" + new FiguresTable(boards).legend(escalations) + "）：" : "具体情况如下：";
    }

    private static String company(Escalation escalation) {
        return escalation.evidence().rows().reversed().stream()
                .findFirst()
                .map(it -> it.estate())
                .map(it -> it.company().name())
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
