package io.duban.contracts.measure;

import io.duban.contracts.Identifiers;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.Subject;

import java.util.Objects;

/**
 * One measure against one subject for one period under one rule (升级). Those four, and the finding
 * that it rests on, make its identity, so the same facts give the same {@link #id()} whatever is
 * replayed or restarted (RULES 4).
 *
 * @param streak consecutive listings that led here, for ladders over rankings
 * @param occurrence how many times it has happened in the campaign, for ladders over misses
 * @param clause the clause of the notice, quoted with its reference
 * @param finding id of the finding; absent for what rests on none, and for what was found before
 *     each finding was an escalation of its own
 */
public record Escalation(
        String rule,
        Measure measure,
        Subject subject,
        Period period,
        Integer streak,
        Integer occurrence,
        String clause,
        Evidence evidence,
        String finding) {

    public Escalation {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(clause, "clause");
        Objects.requireNonNull(evidence, "evidence");
    }

    /** An escalation that rests on no finding of its own. */
    public Escalation(
            String rule,
            Measure measure,
            Subject subject,
            Period period,
            Integer streak,
            Integer occurrence,
            String clause,
            Evidence evidence) {
        this(rule, measure, subject, period, streak, occurrence, clause, evidence, null);
    }

    /** The same without the facts, for whoever may not read them. */
    public Escalation withheld() {
        return resting(evidence.withheld());
    }

    /** The same, resting on this. */
    public Escalation resting(Evidence other) {
        return new Escalation(
                rule, measure, subject, period, streak, occurrence, clause, other, finding);
    }

    /**
     * Whether people read the same in it as in {@code before}, which has the same identity: streak,
     * occurrence and listings, and of missed tasks which they were, where both tell it. What was
     * found stays as it was entered, so it is not compared.
     */
    public boolean saysAs(Escalation before) {
        return Objects.equals(streak, before.streak)
                && Objects.equals(occurrence, before.occurrence)
                && (occurrence == null || missesAs(before))
                && evidence.listsAs(before.evidence);
    }

    private boolean missesAs(Escalation before) {
        return evidence.facts() == null
                || before.evidence.facts() == null
                || evidence.facts().equals(before.evidence.facts());
    }

    /** Derived from rule, subject, period, measure and finding. */
    public String id() {
        String identity = String.join(":", rule, subject.key(), period.id(), measure.name());
        return Identifiers.derived("esc", finding == null ? identity : identity + ":" + finding);
    }
}
