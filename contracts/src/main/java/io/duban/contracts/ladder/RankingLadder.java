package io.duban.contracts.ladder;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Evidence;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.period.Half;
import io.duban.contracts.rulebook.Ladder;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Step;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ladders over the listings of a ranking. */
final class RankingLadder {

    private static final Comparator<Listing> OLDEST_FIRST =
            Comparator.comparing(listing -> listing.period().end());

    private RankingLadder() {}

    static Stream<Escalation> climb(Collection<Listing> history, RankingRule rule) {
        return bySubject(history, rule).flatMap(listings -> ofSubject(listings, rule));
    }

    static Stream<Streak> streaks(Collection<Listing> history, RankingRule rule) {
        return bySubject(history, rule)
                .flatMap(listings -> inARow(listings, rule).stream())
                .map(
                        streak ->
                                new Streak(
                                        streak.getLast().subject(),
                                        streak.getLast().period(),
                                        streak.size()));
    }

    private static Stream<List<Listing>> bySubject(Collection<Listing> history, RankingRule rule) {
        return history.stream()
                .filter(listing -> listing.row().ranking().equals(rule.id()))
                .filter(listing -> rule.schedule().includes(listing.period()))
                .collect(
                        Collectors.groupingBy(
                                listing -> listing.subject().key(),
                                TreeMap::new,
                                Collectors.collectingAndThen(
                                        Collectors.toList(), RankingLadder::oneAPeriod)))
                .values()
                .stream();
    }

    /** The listing of the latest revision for each period, oldest first. */
    private static List<Listing> oneAPeriod(List<Listing> listings) {
        return listings.stream()
                .collect(
                        Collectors.toMap(
                                Listing::period,
                                Function.identity(),
                                BinaryOperator.maxBy(
                                        Comparator.comparing(listing -> listing.row().revision()))))
                .values()
                .stream()
                .sorted(OLDEST_FIRST)
                .toList();
    }

    private static Stream<Escalation> ofSubject(List<Listing> listings, RankingRule rule) {
        return switch (rule.ladder()) {
            case Ladder.Streak ladder -> byStreak(listings, rule, ladder);
            case Ladder.EachListing ladder -> listings.stream().map(at -> alone(at, rule, ladder));
            case Ladder.ByHalf ladder ->
                    listings.stream().map(at -> alone(at, rule, ladder.halves().get(half(at))));
        };
    }

    private static Stream<Escalation> byStreak(
            List<Listing> listings, RankingRule rule, Ladder.Streak ladder) {
        List<Escalation> escalations = new ArrayList<>();
        for (List<Listing> streak : inARow(listings, rule)) {
            for (Step step : ladder.steps()) {
                if (step.isTakenAt(streak.size())) {
                    escalations.add(taken(streak, rule, step));
                }
            }
        }
        return escalations.stream();
    }

    /** Each listing as the last of those that it continues, oldest first. */
    private static List<List<Listing>> inARow(List<Listing> listings, RankingRule rule) {
        List<List<Listing>> streaks = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < listings.size(); i++) {
            if (i > 0 && !continues(listings.get(i - 1), listings.get(i), rule)) {
                first = i;
            }
            streaks.add(listings.subList(first, i + 1));
        }
        return streaks;
    }

    private static boolean continues(Listing before, Listing next, RankingRule rule) {
        return rule.schedule().adjacent(before.period(), next.period())
                && switch (rule.ladder()) {
                    case Ladder.Streak ladder -> isSameStreak(before, next, ladder);
                    case Ladder.EachListing _, Ladder.ByHalf _ -> true;
                };
    }

    private static boolean isSameStreak(Listing before, Listing next, Ladder.Streak ladder) {
        boolean sameYear = before.period().end().getYear() == next.period().end().getYear();
        return (sameYear || !ladder.yearRestarts())
                && (!ladder.companyChangeRestarts()
                        || Objects.equals(before.companyId(), next.companyId()));
    }

    private static Escalation taken(List<Listing> streak, RankingRule rule, Step step) {
        Listing last = streak.getLast();
        List<EvidenceRow> rows = streak.stream().map(Listing::row).toList();
        return new Escalation(
                rule.id(),
                step.measure(),
                last.subject(),
                last.period(),
                streak.size(),
                null,
                step.clause().text(),
                Evidence.ofRows(rows).in(last.county()));
    }

    private static Escalation alone(Listing at, RankingRule rule, Ladder.EachListing ladder) {
        return new Escalation(
                rule.id(),
                ladder.measure(),
                at.subject(),
                at.period(),
                null,
                null,
                ladder.clause().text(),
                Evidence.ofRows(List.of(at.row())).in(at.county()));
    }

    private static int half(Listing listing) {
        return Half.of(listing.period().end()).number();
    }
}
