package io.duban.local.store;

import java.util.List;

/**
 * How a query is answered.
 *
 * @param ranges what is to be walked, in the order of the keys
 * @param merged whether the ranges are walked side by side, by what stands behind their prefixes
 * @param backwards whether the walk goes from the end to the beginning
 * @param ordered whether the walk meets the documents in the order that was asked for
 * @param narrowed how many fields of the query it makes use of
 * @param exact whether what lies in the ranges is what the query wants, one entry each document
 */
record Access(
        Route route,
        List<Range> ranges,
        boolean merged,
        boolean backwards,
        boolean ordered,
        int narrowed,
        boolean exact) {

    /** Whether no more than one document lies at each place, and these are known. */
    boolean isPoints() {
        return ranges.stream().allMatch(Range::isPoint);
    }

    Scan scan() {
        return new Scan(ranges, merged, backwards);
    }
}
