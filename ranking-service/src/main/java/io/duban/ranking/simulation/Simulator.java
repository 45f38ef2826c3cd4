package io.duban.ranking.simulation;

import io.duban.contracts.rulebook.Rulebooks;
import io.duban.ranking.readmodel.BoardArchive;
import io.duban.ranking.readmodel.StoredBoard;

import java.time.LocalDate;
import java.util.List;

/** Plays what a city has recorded under another rulebook. */
final class Simulator {

    /**
     * @param boards recorded boards that were looked at
     */
    record Result(int boards, Replay.Outcome outcome) {}

    /** Hears how far a simulation is. */
    @FunctionalInterface
    interface Listener {

        /**
         * Called before the first board and after each; what it throws ends the simulation.
         *
         * @param done boards that have been looked at
         * @param of boards that there are
         */
        void looked(int done, int of);
    }

    private final BoardArchive boards;
    private final RecordedFacts facts;

    Simulator(BoardArchive boards, RecordedFacts facts) {
        this.boards = boards;
        this.facts = facts;
    }

    /** What would differ in the periods that end within the days. */
    Result run(Rulebooks now, Rulebooks other, LocalDate from, LocalDate to, Listener listener) {
        Replay replay = new Replay(now, other, from, to);
        List<StoredBoard> recorded = boards.latestThrough(to);
        int done = 0;
        listener.looked(done, recorded.size());
        for (StoredBoard board : recorded) {
            replay.take(boards.readOnce(board));
            listener.looked(++done, recorded.size());
        }
        return new Result(recorded.size(), replay.outcome(facts.misses(), facts.findings()));
    }
}
