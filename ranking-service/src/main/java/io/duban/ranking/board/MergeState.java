package io.duban.ranking.board;

import io.duban.contracts.board.Board;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;

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

    /** Whether every piece of the parts of so many partitions has come. */
    boolean isWhole(LocalDate day, int partitions);

    /** The day's parts that have come, by partition. */
    List<DayPart> awaiting(LocalDate day);

    void forget(LocalDate day);

    /** Keeps an event until the day that it belongs to is published. */
    void await(Side side, DubanEvent event);

    /** What has come from this side and lies before the next mark belongs to the day. */
    void mark(Side side, LocalDate day);

    boolean isMarked(Side side, LocalDate day);

    /** The side's events up to the day's mark, in order; they are kept no longer. */
    List<DubanEvent> take(Side side, LocalDate day);

    /** Puts a partition's share of the month in place of the one before. */
    void share(Month month, int partition, MonthTally tally);

    /** Every partition's latest share of the month. */
    List<MonthTally> shares(Month month);

    MoveState moves();

    /** The period's latest published board. */
    Optional<Board> board(String ranking, Period period);

    void publish(Board board);

    /** How far the day has come that is being published; empty while none is. */
    Optional<DayProgress> progress();

    void progress(DayProgress now);

    /** No day is being published any more. */
    void finished();

    /** What could not be computed and has to be tried again. */
    List<Failure> failures();

    /** Keeps a failure in place of the one before of the same ranking and period. */
    void failed(Failure failure);

    /** Forgets the failure of this ranking and period, if there is one. */
    void succeeded(Failure failure);
}
