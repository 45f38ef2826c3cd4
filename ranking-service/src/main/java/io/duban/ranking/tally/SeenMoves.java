package io.duban.ranking.tally;

import io.duban.ranking.board.Charge;
import io.duban.ranking.board.Half;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Remembers the halves of re-attributions that a partition has seen, and tells each at once, and
 * again when what the complaint adds here changes: so a marker has nothing left to tell, however
 * many there were. They are kept as long as the merge step may ask for them again.
 */
final class SeenMoves {

    private static final int KEPT_MARKERS = 7;

    /** Each new one takes more away than it brings, so that no call has all of them to forget. */
    private static final int FORGOTTEN_AT_ONCE = 2;

    private final TallyState state;
    private final Consumer<Half> told;

    SeenMoves(TallyState state, Consumer<Half> told) {
        this.state = state;
        this.told = told;
    }

    /**
     * Takes a half in.
     *
     * @param before what was known of the complaint here
     * @param first whether the half is of a later version than that
     */
    void half(
            String key,
            String ticketNo,
            long version,
            boolean arrives,
            Optional<Ticket> before,
            boolean first) {
        long answered = state.answered();
        SeenHalves seen =
                state.halves(key, ticketNo)
                        .orElseGet(() -> SeenHalves.none(key, ticketNo, answered));
        if (!seen.hold(version, arrives)) {
            Charge charge = before.map(Ticket::charge).orElse(Charge.NONE);
            state.keep(
                    seen.with(new SeenHalves.SeenHalf(version, arrives, charge, first, answered)));
        }
        state.forgetHalves(answered - KEPT_MARKERS - 1, FORGOTTEN_AT_ONCE);
    }

    /** Tells the halves of the complaint, if there are any, with what it adds here now. */
    void tell(String key, String ticketNo) {
        Optional<SeenHalves> seen = state.halves(key, ticketNo);
        if (seen.isEmpty()) {
            return;
        }
        SeenHalves now = seen.get().touched(state.answered());
        state.keep(now);
        Charge charge = state.ticket(key, ticketNo).map(Ticket::charge).orElse(Charge.NONE);
        for (SeenHalves.SeenHalf half : now.halves()) {
            told.accept(
                    new Half(
                            ticketNo,
                            half.version(),
                            half.arrives(),
                            key,
                            half.before(),
                            charge,
                            half.isNewsAfter(now.after())));
        }
    }
}
