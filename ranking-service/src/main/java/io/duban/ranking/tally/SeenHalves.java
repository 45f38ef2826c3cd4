package io.duban.ranking.tally;

import io.duban.ranking.board.Charge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The halves of a complaint's re-attributions that lie under one key.
 *
 * @param day the day that was open when something of them changed last
 */
record SeenHalves(String key, String ticketNo, List<SeenHalf> halves, LocalDate day) {

    SeenHalves {
        halves = List.copyOf(halves);
    }

    static SeenHalves none(String key, String ticketNo, LocalDate day) {
        return new SeenHalves(key, ticketNo, List.of(), day);
    }

    boolean hold(long version, boolean arrives) {
        return halves.stream().anyMatch(it -> it.version() == version && it.arrives() == arrives);
    }

    /** With one more. */
    SeenHalves with(SeenHalf half) {
        List<SeenHalf> more = new ArrayList<>(halves);
        more.add(half);
        return new SeenHalves(key, ticketNo, more, half.day());
    }

    /** What the complaint adds here has changed on this day. */
    SeenHalves touched(LocalDate on) {
        return new SeenHalves(key, ticketNo, halves, on);
    }

    /**
     * One of them.
     *
     * @param before what the complaint added here before it
     * @param first whether no later version came before it
     * @param day the day that was open when it was seen
     */
    record SeenHalf(long version, boolean arrives, Charge before, boolean first, LocalDate day) {

        /** Whether no day before this one has been told of it. */
        boolean isNewsOn(LocalDate open) {
            return first && day.equals(open);
        }
    }
}
