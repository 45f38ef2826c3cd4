package io.duban.ranking.readmodel;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EscalationState;

import java.time.LocalDate;

/**
 * An escalation as it stands.
 *
 * @param order its place among those raised on the same day: by period, rule, subject and measure
 * @param escalation as it was last told
 * @param amendedOn the day that gave it its present evidence; absent when that is what it was last
 *     raised with
 * @param revokedOn absent while it stands
 */
public record ArchivedEscalation(
        String id,
        String order,
        Escalation escalation,
        EscalationState state,
        LocalDate raisedOn,
        LocalDate amendedOn,
        LocalDate revokedOn) {

    /** Its place in lists. */
    public String place() {
        return raisedOn + " " + order;
    }
}
