package io.duban.contracts.ranking;

import io.duban.contracts.board.LeftOut;
import io.duban.contracts.rulebook.Criterion;
import io.duban.contracts.rulebook.Cut;
import io.duban.contracts.rulebook.RankingRule;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Who of the rated is listed (上榜, RULES 2.0): the places that the rule names, but nobody at the
 * best value there is; a tie at the cut whole, or where that would be too many, not at all.
 *
 * @param isListed whether the subject at an index is listed
 * @param leftOut the tie at the cut that is not; absent where none was left out
 */
record ListedPlaces(IntPredicate isListed, LeftOut leftOut) {

    /**
     * @param rated in order of rank
     * @param places where each stands, counted from the end that the rule lists
     */
    static ListedPlaces of(List<Candidate> rated, int[] places, RankingRule rule) {
        Cut cut = rule.cut();
        int named = cut.placesAmong(places.length);
        IntPredicate eligible =
                i ->
                        places[i] <= named
                                && value(rated.get(i), rule).compareTo(cut.least()) >= 0
                                && !(cut.exceptBest() && isBest(rated.get(i), rule));
        int[] listed = IntStream.range(0, places.length).filter(eligible).toArray();
        if (listed.length <= cut.mostAmong(places.length)) {
            return new ListedPlaces(eligible, null);
        }
        // Without a tie there are as many as places, so the last of these is the tie at the cut.
        int last = IntStream.of(listed).map(i -> places[i]).max().orElseThrow();
        int[] tie = IntStream.of(listed).filter(i -> places[i] == last).toArray();
        return new ListedPlaces(
                eligible.and(i -> places[i] < last),
                new LeftOut(value(rated.get(tie[0]), rule), tie.length));
    }

    static ListedPlaces nobody() {
        return new ListedPlaces(_ -> false, null);
    }

    /** Nothing is left to mend: every criterion of the order is at its best. */
    private static boolean isBest(Candidate candidate, RankingRule rule) {
        return rule.order().stream()
                .map(Criterion::metric)
                .allMatch(metric -> metric.isBest(candidate.values().get(metric)));
    }

    private static BigDecimal value(Candidate candidate, RankingRule rule) {
        return candidate.values().get(rule.metric());
    }
}
