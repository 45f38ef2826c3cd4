package io.duban.contracts.ranking;

import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.NotRated;
import io.duban.contracts.rulebook.Criterion;
import io.duban.contracts.rulebook.Cut;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.subject.Subject;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Ranks candidates under a rule (排名). The order of the input and doubled candidates change nothing.
 */
public final class Ranker {

    private Ranker() {}

    /**
     * Competition ranking ("1224") by the rule's criteria, and the cut.
     *
     * @throws IllegalArgumentException when a subject appears twice with different facts
     */
    public static Ranked rank(Collection<Candidate> candidates, RankingRule rule) {
        List<Candidate> rated = new ArrayList<>();
        List<NotRated> notRated = new ArrayList<>();
        for (Candidate candidate : bySubject(candidates).values()) {
            List<String> missing = missing(candidate, rule);
            if (missing.isEmpty()) {
                rated.add(candidate);
            } else {
                notRated.add(new NotRated(candidate.subject(), missing));
            }
        }
        // The sort is stable, so inside a tie the order by code remains.
        Comparator<Candidate> order = order(rule);
        rated.sort(order);
        int[] ranks = ranks(rated, order);
        IntPredicate listed = listed(rated, ranks, rule);
        List<BoardRow> rows = new ArrayList<>(rated.size());
        for (int i = 0; i < ranks.length; i++) {
            rows.add(row(rated.get(i), ranks[i], listed.test(i), rule));
        }
        return new Ranked(rows, notRated, undecidable(ranks, rule.cut()));
    }

    private static SortedMap<Subject, Candidate> bySubject(Collection<Candidate> candidates) {
        SortedMap<Subject, Candidate> bySubject = new TreeMap<>();
        for (Candidate candidate : candidates) {
            Candidate other = bySubject.putIfAbsent(candidate.subject(), candidate);
            if (other != null && !other.equals(candidate)) {
                throw new IllegalArgumentException(
                        "subject " + candidate.subject().key() + " appears with different facts");
            }
        }
        return bySubject;
    }

    private static List<String> missing(Candidate candidate, RankingRule rule) {
        List<String> lacking =
                rule.order().stream()
                        .map(Criterion::metric)
                        .filter(metric -> !candidate.values().containsKey(metric))
                        .map(Metric::wire)
                        .toList();
        return lacking.isEmpty() || candidate.missing().isEmpty() ? lacking : candidate.missing();
    }

    private static Comparator<Candidate> order(RankingRule rule) {
        return rule.order().stream()
                .map(Ranker::by)
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }

    private static Comparator<Candidate> by(Criterion criterion) {
        Comparator<BigDecimal> values =
                criterion.highestFirst() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(
                candidate -> candidate.values().get(criterion.metric()), values);
    }

    private static int[] ranks(List<Candidate> rated, Comparator<Candidate> order) {
        int[] ranks = new int[rated.size()];
        for (int i = 0; i < ranks.length; i++) {
            boolean tie = i > 0 && order.compare(rated.get(i - 1), rated.get(i)) == 0;
            ranks[i] = tie ? ranks[i - 1] : i + 1;
        }
        return ranks;
    }

    private static IntPredicate listed(List<Candidate> rated, int[] ranks, RankingRule rule) {
        return switch (rule.cut()) {
            case Cut.First first ->
                    i ->
                            ranks[i] <= first.places()
                                    && value(rated.get(i), rule)
                                                    .compareTo(BigDecimal.valueOf(first.atLeast()))
                                            >= 0;
            case Cut.Last last -> lastPlaces(ranks, last);
        };
    }

    /**
     * A rank is among the last when it is not better than the one that stands on the last place.
     */
    private static IntPredicate lastPlaces(int[] ranks, Cut.Last last) {
        int places = Math.min(last.places(), ranks.length / 2);
        if (undecidable(ranks, last)) {
            return _ -> false;
        }
        int boundary = ranks[ranks.length - places];
        return i -> ranks[i] >= boundary;
    }

    private static boolean undecidable(int[] ranks, Cut cut) {
        return switch (cut) {
            case Cut.First _ -> false;
            case Cut.Last _ -> ranks.length <= 1 || ranks[ranks.length - 1] == 1;
        };
    }

    private static BigDecimal value(Candidate candidate, RankingRule rule) {
        return candidate.values().get(rule.metric());
    }

    private static BoardRow row(Candidate candidate, int rank, boolean listed, RankingRule rule) {
        return new BoardRow(
                candidate.subject(),
                rank,
                value(candidate, rule),
                listed,
                candidate.perThousandHouseholds(),
                candidate.estate(),
                candidate.county(),
                candidate.indicators());
    }
}
