package io.duban.ranking.ladder;

import io.duban.contracts.ladder.Listing;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.period.Period;

import java.util.List;
import java.util.Optional;

/** What the ladders remember. */
public interface LadderState {

    /** Puts the listings of the period's latest revision in place of those before. */
    void list(String ranking, Period period, List<Listing> listings);

    /** The listings of the latest revision of every closed period of the ranking. */
    List<Listing> history(String ranking);

    /** What was last said of the escalation with this identity. */
    Optional<Emitted> emitted(Escalation escalation);

    /** Everything that was ever emitted under the rule. */
    List<Emitted> emitted(String rule);

    void keep(Emitted emitted);
}
