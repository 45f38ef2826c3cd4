package io.duban.ranking.seed;

import io.duban.contracts.event.DubanEvent;

import java.time.LocalDate;

/** What happens in a simulated city, one after the other. */
sealed interface Step {

    /**
     * An event arrives.
     *
     * @param first false for one that has arrived before, which must change nothing
     */
    record Arrives(DubanEvent event, boolean first) implements Step {}

    /** Every process is stopped and started again. */
    record Restarts() implements Step {}

    /** The day has ended everywhere; nothing of it is under way any more. */
    record DayOver(LocalDate day) implements Step {}
}
