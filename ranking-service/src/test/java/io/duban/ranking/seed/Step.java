package io.duban.ranking.seed;

import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.MonthClosing;

import java.time.LocalDate;
import java.util.List;

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

    /**
     * The day has ended everywhere; nothing of it is under way any more.
     *
     * @param closings the months that it closed or revised
     */
    record DayOver(LocalDate day, List<MonthClosing> closings) implements Step {}
}
