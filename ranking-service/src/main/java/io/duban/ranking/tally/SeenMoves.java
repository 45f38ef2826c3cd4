package io.duban.ranking.tally;

import io.duban.ranking.board.Charge;
import io.duban.ranking.board.Half;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Remembers the halves of re-attributions that a partition has seen, so that with a marker it can
 * tell which lie before it. They are kept as long as the merge step may ask for them again.
 */
final class SeenMoves {

    private static final int KEPT_DAYS = 7;

    private final TallyState state;

    SeenMoves(TallyState state) {
        this.state = state;
    }

    /**
     * Takes a half in.
     *
     * @param before what was known of the complaint here
     * @param news whether the half is of a later version than that
     */
    void half(
            String key,
            String ticketNo,
            long version,
            boolean arrives,
            Optional<Ticket> before,
            boolean news) {
        SeenHalves seen = state.halves(key, ticketNo).orElse(SeenHalves.none(key, ticketNo));
        if (!seen.hold(version, arrives)) {
            state.keep(
                    seen.with(
                            new SeenHalves.SeenHalf(
                                    version,
                                    arrives,
                                    before.map(Ticket::charge).orElse(Charge.NONE),
                                    news)));
        }
    }

    /** The complaint has changed where it is: what an open half has to undo has changed, too. */
    void changed(String key, String ticketNo) {
        state.halves(key, ticketNo).ifPresent(it -> state.keep(it.touched()));
    }

    /** What lies before the day's marker and has not been told, or has changed since it was. */
    List<Half> tell(LocalDate day) {
        List<Half> halves = new ArrayList<>();
        for (SeenHalves seen : state.halves()) {
            if (seen.changed()) {
                tell(seen, halves);
                state.keep(seen.told(day));
            } else if (!seen.lastTold().plusDays(KEPT_DAYS).isAfter(day)) {
                state.forget(seen);
            }
        }
        return halves;
    }

    private void tell(SeenHalves seen, List<Half> halves) {
        Charge now =
                state.ticket(seen.key(), seen.ticketNo()).map(Ticket::charge).orElse(Charge.NONE);
        seen.halves()
                .forEach(
                        it ->
                                halves.add(
                                        new Half(
                                                seen.ticketNo(),
                                                it.version(),
                                                it.arrives(),
                                                seen.key(),
                                                it.before(),
                                                now,
                                                it.news())));
    }
}
