package io.duban.complaint.tally;

import io.duban.complaint.tally.Contribution.Mark;

/**
 * How many complaints there are of one thing.
 *
 * @param name of a body or company; absent otherwise
 * @param counted those that boards count
 * @param due those whose last day has passed
 * @param inTime those of them that were resolved by it
 * @param satisfied those that were resolved with satisfaction 4 or 5
 */
record ComplaintCount(
        String key,
        String name,
        long registered,
        long counted,
        long due,
        long inTime,
        long satisfied) {

    static ComplaintCount of(String key, String name, Marks marks) {
        return new ComplaintCount(
                key,
                name,
                marks.of(Mark.REGISTERED),
                marks.of(Mark.COUNTED),
                marks.of(Mark.DUE),
                marks.of(Mark.IN_TIME),
                marks.of(Mark.SATISFIED));
    }
}
