package io.duban.ranking.overview;

import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Month;
import io.duban.contracts.subject.Subject;
import io.duban.kit.security.Reach;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the rankings say of a day, as far as a caller may see.
 *
 * @param asOf the last day that has ended; absent before the first one
 * @param period the open month
 * @param listedByStreak how many estates would be listed if it closed now, by periods in a row: 1,
 *     2, and 3 for all beyond; absent where nobody is ranked yet
 * @param headingFor what would then be raised
 */
record Overview(
        LocalDate asOf,
        Month period,
        Map<String, Integer> listedByStreak,
        List<HeadingFor> headingFor) {

    private static final int LONGEST = 3;

    /**
     * A measure that would be raised.
     *
     * @param subjects in the order of the board
     */
    record HeadingFor(Measure measure, List<Subject> subjects) {

        HeadingFor {
            subjects = List.copyOf(subjects);
        }
    }

    /** Before anybody is ranked. */
    static Overview ofNobody(LocalDate asOf, Month period) {
        return new Overview(asOf, period, null, null);
    }

    static Overview of(LocalDate asOf, Month period, List<Prospect> all, Reach reach) {
        List<Prospect> seen = all.stream().filter(it -> it.isWithin(reach)).toList();
        return new Overview(asOf, period, byStreak(seen), headingFor(seen, reach));
    }

    private static Map<String, Integer> byStreak(List<Prospect> seen) {
        Map<String, Integer> byStreak = new TreeMap<>();
        for (int streak = 1; streak <= LONGEST; streak++) {
            byStreak.put(String.valueOf(streak), 0);
        }
        for (Prospect prospect : seen) {
            String streak = String.valueOf(Math.min(prospect.streak(), LONGEST));
            byStreak.merge(streak, 1, Integer::sum);
        }
        return byStreak;
    }

    private static List<HeadingFor> headingFor(List<Prospect> seen, Reach reach) {
        return Arrays.stream(Measure.values())
                .map(measure -> headingFor(measure, seen, reach))
                .filter(it -> !it.subjects().isEmpty())
                .toList();
    }

    private static HeadingFor headingFor(Measure measure, List<Prospect> seen, Reach reach) {
        return new HeadingFor(
                measure,
                seen.stream()
                        .filter(it -> it.isHeadingFor(measure, reach))
                        .map(it -> it.listing().subject())
                        .toList());
    }
}
