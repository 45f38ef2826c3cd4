package io.duban.ranking.tally;

import io.duban.ranking.board.Charge;

import java.util.ArrayList;
import java.util.List;

/**
 * The halves of a complaint's re-attributions that lie under one key.
 *
 * @param after so many markers had been answered when something of them changed last
 */
record SeenHalves(String key, String ticketNo, List<SeenHalf> halves, long after) {

    SeenHalves {
        halves = List.copyOf(halves);
    }

    static SeenHalves none(String key, String ticketNo, long after) {
        return new SeenHalves(key, ticketNo, List.of(), after);
    }

    boolean hold(long version, boolean arrives) {
        return halves.stream().anyMatch(it -> it.version() == version && it.arrives() == arrives);
    }

    /** With one more. */
    SeenHalves with(SeenHalf half) {
        List<SeenHalf> more = new ArrayList<>(halves);
        more.add(half);
        return new SeenHalves(key, ticketNo, more, half.after());
    }

    /** What the complaint adds here has changed after so many markers. */
    SeenHalves touched(long answered) {
        return new SeenHalves(key, ticketNo, halves, answered);
    }

    /**
     * One of them.
     *
     * @param before what the complaint added here before it
     * @param first whether no later version came before it
     * @param after so many markers had been answered when it was seen
     */
    record SeenHalf(long version, boolean arrives, Charge before, boolean first, long after) {

        /** Whether none of so many answered markers lies behind it. */
        boolean isNewsAfter(long answered) {
            return first && after == answered;
        }
    }
}
