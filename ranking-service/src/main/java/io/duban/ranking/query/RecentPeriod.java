package io.duban.ranking.query;

import io.duban.contracts.WireName;
import io.duban.contracts.period.Period;

import java.util.Locale;

/**
 * Whether a subject is listed in a period.
 *
 * @param streak periods in a row up to this one; absent where it is not listed
 */
record RecentPeriod(Period period, State state, Integer streak) {

    /** Whether, and how far that is certain. */
    enum State implements WireName {
        NO,
        LISTED,
        /** It would be listed if the period closed now. */
        PROVISIONAL;

        @Override
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
