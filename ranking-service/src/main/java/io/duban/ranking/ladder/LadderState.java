package io.duban.ranking.ladder;

import io.duban.contracts.ladder.Listing;
import io.duban.contracts.period.Month;

import java.util.List;
import java.util.Optional;

/** What the ladder remembers. */
public interface LadderState {

    /** Puts the listings of the month's latest revision in place of those before. */
    void list(Month month, List<Listing> listings);

    /** The listings of the latest revision of every closed month. */
    List<Listing> history();

    Optional<Emitted> emitted(String escalationId);

    /** Everything that was ever emitted. */
    List<Emitted> emitted();

    void keep(Emitted emitted);
}
