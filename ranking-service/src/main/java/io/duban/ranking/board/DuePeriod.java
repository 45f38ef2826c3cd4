package io.duban.ranking.board;

import io.duban.contracts.ladder.Listing;
import io.duban.contracts.period.Period;

import java.util.List;

/**
 * A ranking's period that a day looks at, and what has come of it so far.
 *
 * @param last whether its last revision stands for good after this day
 * @param again whether it could not be computed the day before
 * @param fault absent unless it cannot be computed
 * @param news whether it has a new board
 * @param listings of the new board
 */
record DuePeriod(
        String ranking,
        Period period,
        boolean last,
        boolean again,
        Fault fault,
        boolean news,
        List<Listing> listings) {

    DuePeriod {
        listings = List.copyOf(listings);
    }

    DuePeriod(String ranking, Period period, boolean last, boolean again) {
        this(ranking, period, last, again, null, false, List.of());
    }

    DuePeriod computed(List<Listing> listed) {
        return new DuePeriod(ranking, period, last, again, null, true, listed);
    }

    DuePeriod failed(Fault why) {
        return new DuePeriod(ranking, period, last, again, why, false, List.of());
    }

    /** Whether the ladder has to be asked what follows. */
    boolean decides() {
        return fault == null && (news || again);
    }

    Failure failure() {
        return new Failure(ranking, period, last);
    }
}
