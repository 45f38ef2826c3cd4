package io.duban.ranking.tally;

import io.duban.contracts.event.ComplaintFacts;
import io.duban.contracts.period.Month;
import io.duban.ranking.board.Charge;

import java.util.Optional;

/**
 * What is known of a complaint at one estate.
 *
 * @param version of the complaint; only a higher one can change anything
 * @param countedIn the month it counts in; empty when it does not count, or not here any more
 * @param dueIn the month in which it is due; empty when timeliness does not look at it
 * @param inTime whether it was resolved on or before the day it was due
 */
record Ticket(long version, Optional<Month> countedIn, Optional<Month> dueIn, boolean inTime) {

    static Ticket of(ComplaintFacts complaint) {
        Optional<Month> countedIn =
                complaint.counted() ? Optional.of(complaint.month()) : Optional.empty();
        boolean inTime =
                complaint.due() != null
                        && complaint.resolvedOn() != null
                        && !complaint.resolvedOn().isAfter(complaint.due());
        return new Ticket(
                complaint.version(),
                countedIn,
                Optional.ofNullable(complaint.due()).map(Month::of),
                inTime);
    }

    Charge charge() {
        return new Charge(countedIn.orElse(null), dueIn.orElse(null), inTime);
    }

    /** The complaint is here no more. */
    static Ticket gone(long version) {
        return new Ticket(version, Optional.empty(), Optional.empty(), false);
    }
}
