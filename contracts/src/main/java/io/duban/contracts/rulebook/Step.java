package io.duban.contracts.rulebook;

import io.duban.contracts.measure.Measure;

/**
 * One step of a ladder.
 *
 * @param at the streak or occurrence that takes this step
 * @param andLater whether every greater streak or occurrence takes it again
 */
public record Step(int at, boolean andLater, Measure measure, Clause clause) {

    /** Whether this many in a row, or so far, take this step. */
    public boolean isTakenAt(int count) {
        return count == at || (andLater && count > at);
    }
}
