package io.duban.ranking.tally;

import io.duban.ranking.board.Charge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The halves of a complaint's re-attributions that lie under one key.
 *
 * @param lastTold the day with which they were told last; absent before the first time
 * @param changed whether there is something to tell
 */
record SeenHalves(
        String key, String ticketNo, List<SeenHalf> halves, LocalDate lastTold, boolean changed) {

    SeenHalves {
        halves = List.copyOf(halves);
    }

    static SeenHalves none(String key, String ticketNo) {
        return new SeenHalves(key, ticketNo, List.of(), null, false);
    }

    boolean hold(long version, boolean arrives) {
        return halves.stream().anyMatch(it -> it.version() == version && it.arrives() == arrives);
    }

    SeenHalves with(SeenHalf half) {
        List<SeenHalf> more = new ArrayList<>(halves);
        more.add(half);
        return new SeenHalves(key, ticketNo, more, lastTold, true);
    }

    /** What the complaint adds here has changed since. */
    SeenHalves touched() {
        return new SeenHalves(key, ticketNo, halves, lastTold, true);
    }

    SeenHalves told(LocalDate day) {
        List<SeenHalf> known =
                halves.stream()
                        .map(it -> new SeenHalf(it.version(), it.arrives(), it.before(), false))
                        .toList();
        return new SeenHalves(key, ticketNo, known, day, false);
    }

    /**
     * One of them.
     *
     * @param before what the complaint added here before it
     * @param news whether it is told for the first time, and no later version came before it
     */
    record SeenHalf(long version, boolean arrives, Charge before, boolean news) {}
}
