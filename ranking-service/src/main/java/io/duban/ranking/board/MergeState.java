package io.duban.ranking.board;

import io.duban.contracts.board.Board;
import io.duban.contracts.period.Month;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the merge step remembers. */
public interface MergeState {

    /** The last day that has been published. */
    Optional<LocalDate> lastDay();

    void lastDay(LocalDate day);

    /** Keeps a part until the day's other parts have come. */
    void await(DayPart part);

    /** The day's parts that have come, by partition. */
    List<DayPart> awaiting(LocalDate day);

    void forget(LocalDate day);

    /** Puts a partition's share of the month in place of the one before. */
    void share(Month month, int partition, MonthTally tally);

    /** Every partition's latest share of the month. */
    List<MonthTally> shares(Month month);

    /** The month's latest published board, as long as it can be revised. */
    Optional<Board> board(Month month);

    void publish(Month month, Board board);

    /** The month is final: shares and board are needed no more. */
    void forget(Month month);
}
