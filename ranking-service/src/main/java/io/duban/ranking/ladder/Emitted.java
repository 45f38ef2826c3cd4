package io.duban.ranking.ladder;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EscalationState;

/**
 * An escalation that has been raised at least once.
 *
 * @param escalation as it was last raised
 * @param transition counts the changes of its state from 1
 */
public record Emitted(Escalation escalation, EscalationState state, int transition) {

    boolean stands() {
        return state == EscalationState.RAISED;
    }
}
