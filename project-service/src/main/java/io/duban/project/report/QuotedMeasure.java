package io.duban.project.report;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EscalationState;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.Subject;

import java.time.LocalDate;

/**
 * What a report quotes of an escalation.
 *
 * @param on the day that raised or revoked it
 */
record QuotedMeasure(
        String escalationId,
        String rule,
        Measure measure,
        Subject subject,
        Period period,
        EscalationState state,
        LocalDate on) {

    static QuotedMeasure of(String id, Escalation escalation, EscalationState state, LocalDate on) {
        return new QuotedMeasure(
                id,
                escalation.rule(),
                escalation.measure(),
                escalation.subject(),
                escalation.period(),
                state,
                on);
    }
}
