package io.duban.complaint.tally;

import io.duban.complaint.tally.Contribution.Mark;

import org.bson.Document;

import java.util.EnumMap;
import java.util.Map;

/** Counts of one thing. */
final class Marks {

    private final Map<Mark, Long> counts = new EnumMap<>(Mark.class);

    /** Adds what a row holds; a field that it has not is a count of 0. */
    void add(Document stored) {
        for (Mark mark : Mark.values()) {
            Object count = stored.get(mark.field());
            if (count instanceof Number number) {
                counts.merge(mark, number.longValue(), Long::sum);
            }
        }
    }

    long of(Mark mark) {
        return counts.getOrDefault(mark, 0L);
    }
}
