package io.duban.contracts.rulebook;

import io.duban.contracts.measure.Measure;

import java.util.List;
import java.util.Map;

/** How the listings of a ranking become measures (阶梯). Ladders never chain into one another. */
public sealed interface Ladder {

    /**
     * By consecutive listings (连续).
     *
     * @param companyChangeRestarts whether a new property company starts from nothing
     * @param yearRestarts whether a new year starts from nothing
     */
    record Streak(List<Step> steps, boolean companyChangeRestarts, boolean yearRestarts)
            implements Ladder {
        public Streak {
            steps = List.copyOf(steps);
        }
    }

    /** Every listing alone, whatever came before. */
    record EachListing(Measure measure, Clause clause) implements Ladder {}

    /** Every listing alone, by the half of the year: 年中 and 年底. */
    record ByHalf(Map<Integer, EachListing> halves) implements Ladder {
        public ByHalf {
            halves = Map.copyOf(halves);
        }
    }
}
