package io.duban.ranking.board;

import io.duban.contracts.period.Month;
import io.duban.ranking.board.OpenMoves.Correction;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the merge step remembers of re-attributions. */
interface MoveState {

    /** Keeps what a partition has told until its day is published. */
    void await(MoveTold move);

    /** What was told up to the day, so much at most; it is not kept any longer. */
    List<Half> take(LocalDate day, int atMost);

    /** What is kept of this half. */
    Optional<OpenHalf> half(Half same);

    /** Keeps a half in place of what is kept of it. */
    void keep(OpenHalf half);

    void forget(OpenHalf half);

    /**
     * The halves that are kept, in the order of their complaints.
     *
     * @param after the complaint to go on after; empty to begin
     * @param enough once there are so many, no further complaint is begun
     */
    List<OpenHalf> halves(String after, int enough);

    /** What the month's shares were corrected by when they were last taken, by key. */
    Map<String, Correction> corrections(Month month);

    void corrections(Month month, Map<String, Correction> byKey);
}
