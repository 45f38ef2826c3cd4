package io.duban.ranking.ladder;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EscalationState;

/**
 * An escalation that has been raised at least once.
 *
 * @param escalation as it was last told: raised, amended or revoked
 * @param transition counts the changes of its state from 1
 * @param amendment counts the amendments since its last change of state from 1; 0 while there was
 *     none, and in what was kept before there were any
 */
public record Emitted(Escalation escalation, EscalationState state, int transition, int amendment) {

    /** As its state has changed. */
    public Emitted(Escalation escalation, EscalationState state, int transition) {
        this(escalation, state, transition, 0);
    }

    /** The same, resting on other evidence. */
    Emitted amended(Escalation now) {
        return new Emitted(now, state, transition, amendment + 1);
    }

    boolean stands() {
        return state == EscalationState.RAISED;
    }
}
