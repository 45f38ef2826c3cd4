package io.duban.contracts.ranking;

import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.NotRated;
import io.duban.contracts.board.Place;
import io.duban.contracts.board.TieBreak;
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
import java.util.stream.IntStream;

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
        int[] fromEnd = rule.cut() instanceof Cut.Last ? fromEnd(ranks) : null;
        boolean undecidable = undecidable(ranks, rule.cut());
        ListedPlaces listed =
                undecidable
                        ? ListedPlaces.nobody()
                        : ListedPlaces.of(rated, fromEnd == null ? ranks : fromEnd, rule);
        List<BoardRow> rows =
                IntStream.range(0, ranks.length)
                        .mapToObj(
                                i ->
                                        row(
                                                rated.get(i),
                                                place(i, ranks, fromEnd),
                                                listed.isListed().test(i),
                                                rule))
                        .toList();
        return new Ranked(rows, notRated, undecidable, listed.leftOut());
    }

    private static Place place(int index, int[] ranks, int[] fromEnd) {
        return new Place(ranks[index], ranks.length, fromEnd == null ? null : fromEnd[index]);
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

    /** The last place has 1; equals share the place of the last among them. */
    private static int[] fromEnd(int[] ranks) {
        int[] fromEnd = new int[ranks.length];
        for (int i = ranks.length - 1; i >= 0; i--) {
            boolean tie = i + 1 < ranks.length && ranks[i] == ranks[i + 1];
            fromEnd[i] = tie ? fromEnd[i + 1] : ranks.length - i;
        }
        return fromEnd;
    }

    private static boolean undecidable(int[] ranks, Cut cut) {
        return switch (cut) {
            case Cut.First _ -> false;
            case Cut.Last _ -> ranks.length == 0 || ranks[ranks.length - 1] == 1;
        };
    }

    private static BoardRow row(
            Candidate candidate, Place place, boolean listed, RankingRule rule) {
        return new BoardRow(
                candidate.subject(),
                place.rank(),
                place.rated(),
                place.fromEnd(),
                candidate.values().get(rule.metric()),
                tieBreak(candidate, rule),
                listed,
                candidate.perThousandHouseholds(),
                candidate.estate(),
                candidate.county(),
                candidate.indicators());
    }

    private static List<TieBreak> tieBreak(Candidate candidate, RankingRule rule) {
        return rule.order().stream()
                .skip(1)
                .map(Criterion::metric)
                .map(metric -> new TieBreak(metric.wire(), candidate.values().get(metric)))
                .toList();
    }
}
