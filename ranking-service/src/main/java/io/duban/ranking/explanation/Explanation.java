package io.duban.ranking.explanation;

import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.LeftOut;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EscalationState;
import io.duban.contracts.period.Period;
import io.duban.contracts.rulebook.Rule;

import java.time.LocalDate;
import java.util.List;

/**
 * Everything that an escalation rests on.
 *
 * @param rule the rule with its clause and parameters as they stand in the rulebook
 * @param boards the boards that listed the subject, oldest first; empty when it rests on none
 */
record Explanation(
        String id,
        EscalationState state,
        Escalation escalation,
        String rulebook,
        int rulebookVersion,
        Rule rule,
        List<BoardStep> boards) {

    /**
     * One board on the way.
     *
     * @param hash as the escalation's evidence names it
     * @param hashMatches whether the stored board still has this hash
     * @param latestRevision a higher one than {@code revision} when the board was corrected since
     * @param row the subject's row on that revision
     * @param latestRow its row on the latest one, where that is higher; the measure stands on both
     *     or has been taken back
     * @param cut the listed place next to the boundary and its value: what the row was measured
     *     against
     * @param complaints absent for rankings that count no complaints
     */
    record BoardStep(
            String ranking,
            Period period,
            int revision,
            LocalDate closedOn,
            String hash,
            boolean hashMatches,
            int latestRevision,
            BoardRow row,
            BoardRow latestRow,
            Cut cut,
            Complaints complaints) {}

    /**
     * The boundary of the list on a board.
     *
     * @param leftOut the tie at it that is not listed; absent where none was left out
     */
    record Cut(int listed, int rated, BoardRow last, LeftOut leftOut) {}

    /**
     * The complaints behind a count.
     *
     * @param ticketNos that count at this moment, in order; details are for those who may read them
     * @param complete whether they are as many as the row counts; not so after a later correction
     */
    record Complaints(List<String> ticketNos, boolean complete) {}
}
